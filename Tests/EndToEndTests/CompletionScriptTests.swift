import ProcessKit
import Testing

@Suite("The completion script", .timeLimit(.minutes(5)))
struct CompletionScriptTests {
    /// What bash offers for `typed` when `words` are all there are, or what the program has chosen by what was typed.
    private func offered(
        _ typed: String, among words: [String], chosen: Bool = false
    ) async throws -> [Substring] {
        let script = #"""
            shopt -s extglob
            source <("$1" completions bash)
            cur=$2 COMPREPLY=()
            __chungtay_add_completions -W "$3"
            printf '%s\n' "${COMPREPLY[@]}"
            """#
        let ending = try await Program.run(
            "bash",
            [
                "-c", script, "bash", "\(Program.directory)/chungtay", typed,
                ((chosen ? ["//"] : []) + words).joined(separator: "\n"),
            ], from: .system)
        #expect(ending.code == 0, "\(ending.errors)")
        return ending.output.split(separator: "\n")
    }

    @Test(
        "bash takes the program's word for units and codes that begin otherwise, and filters everything else")
    func otherWords() async throws {
        let units = ["thai-binh/thai-thuy", "thai-binh/thai-binh"]
        #expect(
            try await offered("thai-binh/thai-t", among: units, chosen: true) == ["thai-binh/thai-thuy"])
        #expect(
            try await offered("Thái Bình/thai", among: units, chosen: true).map(String.init) == units)
        #expect(try await offered("bao", among: ["violence"], chosen: true) == ["violence"])
        #expect(try await offered("x", among: ["vi", "en"]) == [])
    }
}
