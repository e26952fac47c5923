import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

@Suite("Endpoints at which no service is", .timeLimit(.minutes(5)))
struct StrangerTests {
    private static let once = CallOptions(timeout: .seconds(240), retry: .never)
    /// ZMTP 3.0's, for the mechanism of this name.
    private static func greeting(_ mechanism: String) -> [UInt8] {
        let name = Array(mechanism.utf8)
        return [0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, 0] + name
            + [UInt8](repeating: 0, count: 52 - name.count)
    }

    static let words: [[UInt8]] = [
        Array("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".utf8),
        Array("SSH-2.0-OpenSSH_9.6\r\n".utf8) + [UInt8](repeating: 7, count: 200),
        [UInt8](repeating: 0xFF, count: 200),
        greeting("PLAIN"),
    ]

    @Test("are told from one that is slow: calls to them end at once", arguments: words, [true, false])
    func speaking(words: [UInt8], closes: Bool) async throws {
        let listener = try RawListener()
        let stranger = listener.answer(with: words, closes: closes)
        let (keys, others) = (try CurveKeyPair(), try CurveKeyPair())
        try await withClient(listener.endpoint, .curve(keys, server: others.publicKey)) { client in
            let hit = await client.raw("a.B/C", kind: .query, Self.once)
            #expect(hit.status == .unauthenticated)
        }
        for await line in stranger { withExtendedLifetime(line) {} }
    }

    @Test("or a service that stands still, are UNAVAILABLE: it is no word about the key")
    func silent() async throws {
        // The system accepts connections for whoever listens.
        let listener = try RawListener()
        let (keys, others) = (try CurveKeyPair(), try CurveKeyPair())
        try await withClient(listener.endpoint, .curve(keys, server: others.publicKey)) { client in
            let hit = await client.raw("a.B/C", kind: .query, Self.once)
            #expect(hit.status == .unavailable)
        }
    }
}
