import ProcessKit
import TestKit
import Testing

@Suite("The command line on a full disk", .timeLimit(.minutes(5)))
struct FullDiskTests {
    /// `chungtay` with `arguments` and a shell's `redirection`.
    private func run(_ arguments: [String], _ redirection: String = "") async throws -> Program.Ending {
        try await Program.run(
            "sh",
            ["-c", "exec \"$@\" \(redirection)", "sh", "\(Program.directory)/chungtay"] + arguments,
            from: .system)
    }

    @Test("a complaint that cannot be written does not change how a command ends")
    func complaint() async throws {
        let nothing = ["status", "--data", "/nonexistent"]
        let heard = try await run(nothing)
        #expect(!heard.errors.isEmpty)
        #expect(heard.code != 0)
        #expect(try await run(nothing, "2>/dev/full").code == heard.code)
    }

    @Test("an answer that cannot be written is not passed over")
    func answer() async throws {
        for language in [["--lang", "en"], []] {
            let ending = try await run(["describe", "registry.Children/Get"] + language, ">/dev/full")
            #expect(ending.code == 74)
            let said = language.isEmpty ? "Không ghi được kết quả" : "The answer could not be written"
            #expect(ending.errors.contains(said), "\(ending.errors)")
        }
        let ending = try await run(["completions", "bash"], ">/dev/full")
        #expect(ending.code == 74)
        #expect(ending.errors.contains("Không ghi được kết quả"), "\(ending.errors)")
    }
}
