import Bus
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Refusing a name", .timeLimit(.minutes(5)))
struct NameCheckTests {
    private func violations(_ check: (inout Checks) -> Void) throws -> [Refusal.Violation] {
        var checks = Checks(try SourceTree.reference(), today: day("2021-03-15"))
        check(&checks)
        return checks.violations
    }

    @Test(
        "what a spreadsheet shows in place of a value is no name and no words, and is told to be an error",
        arguments: [
            "#N/A", " #n/a ", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        ])
    func errors(text: String) throws {
        let found = try violations { checks in
            _ = checks.name(text, at: "/name")
            _ = checks.words(text, at: "/title") as String
            _ = checks.words(text as String?, at: "/evidence")
            _ = checks.remark(text, at: "/note") as String
        }
        #expect(found.map(\.pointer) == ["/name", "/title", "/evidence", "/note"])
        #expect(found.allSatisfy { $0.message.key == "check.spreadsheet-error" })
        #expect(found.first?.message.arguments["text"] == text.trimmed)
    }

    @Test(
        "what a database writes where it has no name is no name and no title, and a word like any other elsewhere",
        arguments: ["NULL", " null", "(null)", "undefined"])
    func nothing(text: String) throws {
        let found = try violations { checks in
            _ = checks.name(text, at: "/name")
            _ = checks.title(text, at: "/title")
            _ = checks.title(text as String?, at: "/venue")
            _ = checks.remark(text, at: "/note") as String
        }
        // Brackets stand in no name: that is noted before anything else of it.
        #expect(found.map(\.pointer) == ["/name", "/title", "/venue"])
        #expect(found.dropFirst().allSatisfy { $0.message.key == "check.spreadsheet-error" })
    }

    @Test("words that only begin or end like one are words", arguments: ["#N/A của bảng", "N/A", "#12", "#"])
    func words(text: String) throws {
        #expect(try violations { _ = $0.words(text, at: "/title") as String }.isEmpty)
    }

    @Test(
        "a letter that only looks Latin is named with its code",
        arguments: [
            ("Nguyễn Văn \u{410}n", "\u{410}", "U+0410"), ("Tr\u{3BF}ng", "\u{3BF}", "U+03BF"),
            ("\u{FF2D}ai Anh", "\u{FF2D}", "U+FF2D"), ("L\u{435} Thị Bé", "\u{435}", "U+0435"),
        ])
    func foreign(name: String, letter: String, code: String) throws {
        let found = try violations { checks in
            _ = checks.name(name, at: "/name")
            _ = checks.title(name, at: "/title")
        }
        #expect(found.map(\.pointer) == ["/name", "/title"])
        for violation in found {
            #expect(violation.message.key == "check.name-not-latin")
            #expect(violation.message.arguments["letter"] == letter)
            #expect(violation.message.arguments["character"] == code)
        }
    }

    @Test(
        "names of all peoples are Latin, with whatever marks",
        arguments: [
            "Nguyễn Thị Hoà", "Y Bliŏ Niê", "H'Hen Niê", "K’Brơi", "Rơ Châm Ĭch", "Đinh Thị Mơ\u{306}",
            "Siu Blǎk", "Lò Văn Pọm", "K\u{2BC}Đừng", "Ksor Krơ̆n",
        ])
    func latin(name: String) throws {
        #expect(try violations { _ = $0.name(name, at: "/name") }.isEmpty)
    }
}
