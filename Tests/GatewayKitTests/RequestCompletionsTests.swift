import Foundation
import JSONCoding
import Testing
import Vocabulary

@testable import GatewayKit

/// By the shipped reference data.
@Suite("How a request may go on", .timeLimit(.minutes(5)))
struct RequestCompletionsTests {
    private let completions: RequestCompletions

    init() throws {
        let compose = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../compose").standardizedFileURL
        completions = RequestCompletions(
            Schema([
                "type": "object",
                "properties": [
                    "code": ["type": "string", "x-table": "circumstance"],
                    "kind": ["type": "string", "x-table": "fund-source"],
                    "topics": ["type": "array", "items": ["type": "string", "x-table": "training-topic"]],
                    "commune": ["$ref": "#/$defs/UnitPath"],
                    "concern": [
                        "type": "string", "enum": ["violence", "neglect"],
                        "x-labels": ["violence": ["vi": "bạo lực", "en": "violence"]],
                    ],
                ],
                "$defs": ["UnitPath": ["type": "string"]],
            ]),
            names: ["kind": ["vi": "loại nguồn", "en": "kind"]],
            try Reference(directory: compose.appending(path: "reference").path()),
            on: try #require(Day("2026-11-28")))
    }

    private func values(_ name: String, _ beginning: String) -> [String] {
        completions.values(of: name, beginning: beginning).map(\.word)
    }

    @Test("members go on by their names, as programs and as people call them")
    func members() {
        #expect(completions.members(beginning: "co").map(\.word) == ["code=", "commune=", "concern="])
        #expect(completions.members(beginning: "loai").map(\.word) == ["kind="])
        #expect(completions.members(beginning: "x") == [])
    }

    @Test("codes go on by their letters, else by what people call them, marks left out or typed")
    func codes() {
        #expect(values("kind", "prov") == ["provincial-budget"])
        #expect(values("kind", "ngan sach t") == ["central-budget", "provincial-budget"])
        #expect(values("loại nguồn", "Ngân sách tỉ") == ["provincial-budget"])
        #expect(values("concern", "bao") == ["violence"])
        #expect(values("concern", "x") == [])
        #expect(values("nothing", "x") == [])
    }

    @Test("codes of the day come first, those of other days with when they held")
    func dated() throws {
        let offered = completions.values(of: "code", beginning: "khuyết tật")
        #expect(offered.first?.word == "law2016-disabled" && offered.first?.days == nil)
        let old = try #require(offered.first { $0.word == "law2004-disabled" })
        #expect(old.days?.until == Day("2017-06-01"))
        let standing = offered.map { $0.days == nil }
        #expect(standing == standing.sorted { $0 && !$1 })
    }

    @Test("of several values the last goes on, and a unit as units do")
    func others() {
        #expect(values("topics", "inclusion; care") == ["inclusion; care-skills"])
        #expect(values("commune", "hung-yen/thai-t") == ["hung-yen/thai-thuy"])
    }
}
