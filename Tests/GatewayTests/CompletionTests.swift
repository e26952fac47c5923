import ArgumentParser
import Foundation
import Testing

@testable import Gateway

/// By the shipped reference data, with no stack running: the machine's own day.
@Suite("Words that the shell offers", .timeLimit(.minutes(5)))
struct CompletionTests {
    static let compose = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../compose").standardizedFileURL.path(percentEncoded: false)

    /// What is offered where `word` has been typed for `argument`, as the shell's script asks.
    private func offered(
        _ argument: String, of command: [String], after words: [String] = [], _ word: String
    ) async throws -> [String] {
        let line =
            ["chungtay"] + command + words + ["--compose", Self.compose, "--data", "/nowhere", word]
        let question =
            ["---completion"] + command + ["--", argument, "\(line.count - 1)", "\(word.count)"] + line
        do {
            _ = try await Chungtay.asyncParseAsRoot(question)
            Issue.record("nothing was answered")
            return []
        } catch {
            #expect(Chungtay.exitCode(for: error) == .success)
            return Chungtay.fullMessage(for: error).split(separator: "\n").map(String.init)
        }
    }

    @Test("units of the day by the beginning of their path, marks left out or typed")
    func units() async throws {
        #expect(try await offered("--as", of: ["call"], "hung-yen/thai-t") == ["hung-yen/thai-thuy"])
        #expect(try await offered("--as", of: ["call"], "Hưng Yên/Thái Th") == ["hung-yen/thai-thuy"])
        #expect(try await offered("--as", of: ["call"], "thai-thuy") == ["hung-yen/thai-thuy"])
        let ended = try await offered("--as", of: ["call"], "thai-binh/thai-thuy/diem")
        #expect(ended == [])
        #expect(
            try await offered("positional@0", of: ["units"], "thai-binh/thai-thuy/diem")
                == ["thai-binh/thai-thuy/diem-dien"])
        #expect(
            try await offered("positional@0", of: ["keys", "issue"], "hung-yen/so-y") == ["hung-yen/so-y-te"])
    }

    @Test("plans, and the indicators of the plan on the line")
    func plans() async throws {
        #expect(
            try await offered("positional@0", of: ["progress"], "") == [
                "hung-yen-2013-2020", "thai-binh-2020-2025",
            ])
        #expect(
            try await offered("--indicator", of: ["progress"], after: ["thai-binh-2020-2025"], "T")
                == ["T1", "T2", "T3", "T4", "T5"])
    }

    @Test("where nothing can be read, nothing is offered and nothing said")
    func nothing() async throws {
        let question = ["---completion", "units", "--", "positional@0", "3", "1", "chungtay", "units"]
        let error = await #expect(throws: (any Error).self) {
            try await Chungtay.asyncParseAsRoot(question + ["--compose", "/nowhere", "x"])
        }
        #expect(error.map { Chungtay.fullMessage(for: $0) } == "")
    }
}
