import Foundation
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Files that people write, with a mistake in them", .timeLimit(.minutes(5)))
struct FileErrorTests {
    /// The sentence in each language; code, place and words are checked.
    static func refused(
        _ arguments: [String], on place: StackPlace, at line: String, naming words: String = ""
    ) async throws {
        var said: Set<String> = []
        for language in ["vi", "en"] {
            let ending = try await Program.chungtay(arguments + ["--lang", language], on: place)
            #expect(ending.code == 65, "\(arguments): \(ending.errors)")
            #expect(ending.errors.contains(line), "\(line) is not named: \(ending.errors)")
            #expect(words.isEmpty || ending.errors.contains(words), "\(words) is not named: \(ending.errors)")
            said.insert(ending.errors)
        }
        #expect(said.count == 2, "both languages say the same: \(said)")
    }

    @Test("a plan: the line, for a wrong word, a missing member, an impossible day and broken YAML")
    func plan() async throws {
        let place = try StackPlace()
        defer { place.remove() }
        let plan = try place.read("compose/plans/thai-binh-2020-2025.yaml")
        let lines = plan.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (text, wrong, words) in [
            ("    measure: percent", "    measure: furlongs", "percent"),
            (
                "period: {start: 2020-01-01, end: 2025-12-31}",
                "period: {start: 2020-02-30, end: 2025-12-31}", "2020-02-30"
            ),
            ("area: thai-binh", "area: Thái Bình", ""),
            ("    span: year", "    span: [year", ""),
        ] {
            let line = try #require(lines.firstIndex(of: text), "the plan has no line \(text)")
            var changed = lines
            changed[line] = wrong
            try place.write("wrong.yaml", changed.joined(separator: "\n"))
            // What is not YAML at all is noticed where the reader stumbles, at the latest on the next line.
            let at = wrong.contains("[year") ? "wrong.yaml:" : "wrong.yaml:\(line + 1):"
            try await Self.refused(
                ["plan", "publish", "\(place.path)/wrong.yaml", "--as", "thai-binh/so-ldtbxh"], on: place,
                at: at,
                naming: words)
        }
    }

    @Test("a script: the line, before the first line is run")
    func script() async throws {
        let place = try StackPlace()
        defer { place.remove() }
        for (wrong, words) in [
            (#"{"call":"#, ""), (#"{"cal":"registry.Children/Get"}"#, ""),
            (#"{"call":"registry.Children/Get","timeoutMs":"soon"}"#, "timeoutMs"),
            (#"{"call":"registry.Children/Get","bodi":{}}"#, "bodi"),
            (#"{"call":"registry.Children/Get","expect":{"status":"FINE"}}"#, "status"),
        ] {
            try place.write("wrong.jsonl", "{\"comment\":\"một\"}\n\n\(wrong)\n")
            try await Self.refused(
                ["script", "run", "\(place.path)/wrong.jsonl"], on: place, at: "wrong.jsonl:3", naming: words)
        }
    }

    @Test("a policy: the line, also through the command that starts the stack")
    func policy() async throws {
        let place = try StackPlace()
        defer { place.remove() }
        try place.write(
            "compose/policy.yaml",
            "grants:\n  - {unit: thai-binh/ubnd, roles: {reader: [self]}}\n  - {unit: thai-binh/so-y-te, roles: {king: [self]}}\n"
        )
        let ending = try await Program.chungtay(["up", "--detach", "--lang", "en"], on: place)
        #expect(ending.code == 69 || ending.code == 65, "\(ending.errors)")
        #expect(
            (ending.errors + ending.output).contains("policy.yaml:3"), "\(ending.errors) \(ending.output)")
        let status = try await Program.chungtay(["status"], on: place)
        #expect(status.code == 69)
    }

    @Test("settings: the line")
    func settings() async throws {
        let place = try StackPlace()
        defer { place.remove() }
        try place.write("compose/stack.yaml", "# giờ\nclock: sundial\n")
        try await Self.refused(["up", "--detach"], on: place, at: "stack.yaml:2", naming: "simulated")
    }

    @Test("without a stack a call says that it is not up")
    func notUp() async throws {
        let place = try StackPlace()
        defer { place.remove() }
        try FileManager.default.removeItem(atPath: place.data.endpoints)
        let ending = try await Program.chungtay(
            ["call", "registry.Children/Get", "{}", "--as", "thai-binh/so-ldtbxh", "--lang", "en"], on: place)
        #expect(ending.code == 69, "\(ending.errors)")
        #expect(!ending.errors.isEmpty)
    }
}
