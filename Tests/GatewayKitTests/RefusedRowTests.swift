import Bus
import JSONCoding
import ServiceKit
import Tables
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Rows that come back", .timeLimit(.minutes(5)))
struct RefusedRowTests {
    private static let schema = Schema([
        "type": "object",
        "properties": ["name": ["type": "string"], "year": ["type": ["integer", "null"]]],
    ])

    private func rows(_ text: String, isCSV: Bool = true) throws -> RowFile {
        try RowFile(
            .bytes(Array(text.utf8)), file: "children.csv", areLines: !isCSV, method: "x.Y/Import",
            schema: Self.schema)
    }

    /// What becomes of the rows of these numbers when the service says this of each.
    private func refused(_ file: RowFile, _ numbers: [Int], _ message: String) throws -> ImportOutcome {
        var outcome = ImportOutcome(file)
        let rejections = numbers.map {
            ImportSummary.Rejection(
                row: $0, status: "INVALID_ARGUMENT", message: message, fields: ["/name", "/year"])
        }
        outcome.add(
            ImportSummary(rejected: numbers.count, rejections: rejections), of: try file.all(), after: 0,
            in: .en)
        return outcome
    }

    @Test(
        "refused rows come back to the octet, why beside each; brought again, the new reason takes the place of the old"
    )
    func refusedRows() throws {
        let text =
            "\u{FEFF}name;year\r\n# a remark\r\n\"A\r\n\"\"B\"\"\";1\r\n\r\n#N/A;2\rC;3\n 'D ;4"
        func returned(_ file: RowFile, _ numbers: [Int], _ message: String) throws -> String {
            let table = try #require(file.table)
            return String(
                decoding: try refused(file, numbers, message).text(.semicolon, table, in: .en), as: UTF8.self)
        }
        let file = try rows(text)
        let first = try returned(file, [1, 3], "=a;b")
        #expect(
            Array(first.utf8)
                == Array(
                    ("\u{FEFF}name;year;Why refused\r\n\"A\r\n\"\"B\"\"\";1;\"name: =a;b | year: =a;b\"\r\n"
                        + "C;3;\"name: =a;b | year: =a;b\"\n").utf8))
        let again = try rows(first)
        #expect(try again.all().map(\.value) == [0, 2].map { try file.all()[$0].value })
        #expect(try again.all().map(\.line) == [2, 4])
        let second = try returned(again, [2], "c")
        #expect(
            Array(second.utf8) == Array("\u{FEFF}name;year;Why refused\r\nC;3;name: c | year: c\r\n".utf8))
    }

    @Test("refused lines of JSON are written to the octet too")
    func refusedLines() throws {
        let file = try rows("\u{FEFF}{\"name\":\"A\"} \r\n\n{\"name\":\"B\"}", isCSV: false)
        #expect(
            try refused(file, [1, 2], "x").text
                == Array("\u{FEFF}{\"name\":\"A\"} \r\n{\"name\":\"B\"}".utf8))
    }
}

extension RowFile {
    /// Every row.
    func all() throws -> [Row] {
        let reader = try reader()
        var rows: [Row] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }
}
