import Testing

@testable import Gateway

@Suite("A line that is not typed to its end", .timeLimit(.minutes(5)))
struct UnfinishedLineTests {
    private func member(_ words: [String], _ index: Int, _ beginning: String) throws -> [String]? {
        try UnfinishedLine(words, index, beginning).member.map { [$0.name, $0.value, $0.before] }
    }

    @Test(
        "a member's value goes on after the sign, which Bash takes for the end of a word and other shells do not"
    )
    func values() throws {
        let line = ["chungtay", "call", "registry.Cases/Open"]
        #expect(
            try member(line + ["concern=vi"], 3, "concern=vi") == ["concern", "vi", "concern="])
        #expect(
            try member(line + ["'loại nguồn=ngân"], 3, "'loại nguồn=ngân") == [
                "loại nguồn", "ngân", "loại nguồn=",
            ])
        #expect(try member(line + ["concern", "=", "vi"], 5, "vi") == ["concern", "vi", ""])
        #expect(try member(line + ["concern", "="], 4, "=") == ["concern", "", ""])
        #expect(try member(line + ["concern", "=", ""], 5, "") == ["concern", "", ""])
        #expect(try member(line + ["conc"], 3, "conc") == nil)
    }
}
