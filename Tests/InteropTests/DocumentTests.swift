import Foundation
import Testing

/// Nothing in gRPC's document is passed over in silence.
@Suite("The list of gRPC's cases", .timeLimit(.minutes(5)))
struct DocumentTests {
    /// The headings of `doc/interop-test-descriptions.md` that are cases, in its order.
    static let documented = [
        "empty_unary", "cacheable_unary", "large_unary", "client_compressed_unary", "server_compressed_unary",
        "client_streaming", "client_compressed_streaming", "server_streaming", "server_compressed_streaming",
        "ping_pong", "empty_stream", "compute_engine_creds", "jwt_token_creds", "oauth2_auth_token",
        "per_rpc_creds", "google_default_credentials", "compute_engine_channel_credentials",
        "custom_metadata",
        "status_code_and_message", "special_status_message", "unimplemented_method", "unimplemented_service",
        "cancel_after_begin", "cancel_after_first_response", "timeout_on_sleeping_server", "rpc_soak",
        "channel_soak", "orca_per_rpc", "orca_oob", "long_lived_channel", "concurrent_large_unary",
        "Flow control. Pushback at client for large messages",
    ]

    struct Row {
        let name: String
        let applies: Bool
        let remark: String
    }

    static func rows() throws -> [Row] {
        try text("docs/interop.md").split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 2, let name = cells.first, name.hasPrefix("`"),
                ["yes", "no"].contains(cells[1])
            else { return nil }
            return Row(
                name: name.trimmingCharacters(in: ["`"]), applies: cells[1] == "yes",
                remark: cells.count > 2 ? cells[2] : "")
        }
    }

    @Test("docs/interop.md has each case of the document, and says why one does not apply")
    func table() throws {
        let rows = try Self.rows()
        #expect(rows.map(\.name) == Self.documented)
        for row in rows where !row.applies { #expect(!row.remark.isEmpty, "\(row.name)") }
    }

    @Test("each case that applies is run, in Swift and in Python, and no other is said to be")
    func run() throws {
        let applying = try Self.rows().filter(\.applies).map(\.name)
        #expect(Set(applying) == Set(InteropCase.allCases.map(\.rawValue)))
        let python = try Self.text("Tests/Conformance/test_interop.py").split(separator: "\n")
        let functions = python.compactMap { line in
            line.hasPrefix("def test_")
                ? String(line.dropFirst("def test_".count).prefix { $0 != "(" }) : nil
        }
        let named = applying.map { $0 == InteropCase.pushback.rawValue ? "pushback_at_client" : $0 }
        #expect(Set(functions) == Set(named))
    }

    private static func text(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
