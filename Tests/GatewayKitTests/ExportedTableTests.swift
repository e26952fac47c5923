import Foundation
import JSONCoding
import Tables
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Lists that are written as tables", .timeLimit(.minutes(5)))
struct ExportedTableTests {
    private static let schema = Schema([
        "type": "object",
        "x-labels": ["name": ["vi": "họ tên", "en": "name"], "home": ["vi": "nơi ở", "en": "home"]],
        "properties": [
            "name": ["type": "string"],
            "sex": [
                "type": "string", "enum": ["male", "female"],
                "x-labels": ["male": ["vi": "nam", "en": "male"], "female": ["vi": "nữ", "en": "female"]],
            ],
            "birthDate": ["type": "string", "format": "date"],
            "share": ["type": "number"],
            "closed": ["type": "boolean"],
            "topics": ["type": "array", "items": ["type": "string"]],
            "home": [
                "type": "object", "x-labels": ["name": ["vi": "họ tên", "en": "name"]],
                "properties": ["name": ["type": "string"]],
            ],
            "carers": [
                "type": "array",
                "items": [
                    "type": "object", "properties": ["name": ["type": "string"], "age": ["type": "integer"]],
                ],
            ],
        ],
    ])

    private static let items: [JSONValue] = [
        [
            "name": "Lê An", "sex": "female", "birthDate": "2015-02-14", "share": 0.5, "closed": false,
            "topics": ["a", "b"], "home": ["name": "X"],
            "carers": [["name": "Lê Bình", "age": 41], ["name": "Trần Tư"]],
        ],
        ["name": "=1+1", "carers": [["age": 1], ["age": 2], ["age": 3], ["age": 4]]],
    ]

    private func written(_ format: String, in language: Language) throws -> (
        rows: [[TableCell]], cutShort: Int
    ) {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { unlink(path) }
        let table = try ExportedTable(Self.schema, to: path, as: format, in: language, unitNames: \.text)
        for item in Self.items { try table.add(item) }
        try table.finish()
        #expect(table.count == 2)
        let reading = try TableFile(.file(path)).rows(language == .vi ? .semicolon : .comma)
        var rows: [[TableCell]] = []
        while let row = try reading.next() { rows.append(row.cells) }
        return (rows, table.cutShort)
    }

    @Test(
        "columns are what people call members, cells what they call codes; of long lists that some is missing is said"
    )
    func workbook() throws {
        let (rows, cutShort) = try written("xlsx", in: .vi)
        #expect(
            rows[0].map(\.text) == [
                "Họ tên", "sex", "birthDate", "share", "closed", "topics", "Họ tên nơi ở", "carers.0.name",
                "carers.0.age", "carers.1.name", "carers.1.age", "carers.2.name", "carers.2.age",
            ])
        func cell(_ row: Int, _ heading: String) -> TableCell? {
            let place = rows[0].firstIndex { $0.text == heading }
            return place.flatMap { rows[row].indices.contains($0) ? rows[row][$0] : nil }
        }
        #expect(cell(1, "sex") == .text("nữ"))
        #expect(cell(1, "birthDate") == TableCell(.day, "2015-02-14"))
        #expect(cell(1, "share") == TableCell(.number, "0.5"))
        #expect(cell(1, "closed") == TableCell(.truth, "false"))
        #expect(cell(1, "topics") == .text("a; b"))
        #expect(cell(1, "Họ tên nơi ở") == .text("X"))
        #expect(cell(1, "carers.0.age") == TableCell(.number, "41"))
        #expect(cell(1, "carers.1.name") == .text("Trần Tư"))
        #expect(cell(2, "carers.2.age") == TableCell(.number, "3"))
        #expect(cell(2, "Họ tên") == .text("=1+1"))
        #expect(cutShort == 1)
    }

    @Test("a text runs no formula, and has the reader's marks")
    func text() throws {
        let (vietnamese, _) = try written("csv", in: .vi)
        #expect(vietnamese[1].map(\.text).contains("14/02/2015"))
        #expect(vietnamese[1].map(\.text).contains("0,5"))
        #expect(vietnamese[2][0].text == "'=1+1")
        let (english, _) = try written("csv", in: .en)
        #expect(english[1].map(\.text).contains("2015-02-14"))
        #expect(english[0][0].text == "Name")
    }

    @Test("units are called by the names of the day, one of the past by its last, and are read so")
    func units() throws {
        let schema = Schema([
            "type": "object", "$defs": ["UnitPath": ["type": "string"]],
            "properties": [
                "commune": ["$ref": "#/$defs/UnitPath"],
                "others": ["type": "array", "items": ["$ref": "#/$defs/UnitPath"]],
            ],
        ])
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { unlink(path) }
        let day = try #require(Day("2026-11-27"))
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let reference = try Reference(
            directory: root.appending(path: "compose/reference").standardizedFileURL.path())
        let table = try ExportedTable(
            schema, to: path, as: "xlsx", in: .vi, unitNames: reference.unitsInTables(on: day, .vi))
        try table.add([
            "commune": "hung-yen/thai-thuy", "others": ["thai-binh/thai-thuy/diem-dien", "nowhere"],
        ])
        try table.finish()
        let reading = try TableFile(.file(path)).rows(.comma)
        #expect(try reading.next()?.cells.map(\.text) == ["commune", "others"])
        #expect(
            try reading.next()?.cells.map(\.text)
                == ["Xã Thái Thụy, Hưng Yên", "Thị trấn Diêm Điền, Thái Thụy; nowhere"])
        let read = UnitReading(reference.units, on: day, for: "hung-yen/so-y-te")
            .read("Xã Thái Thụy, Hưng Yên", level: .commune)
        #expect(read.value == "hung-yen/thai-thuy")
    }

    @Test("what is no format of tables is refused")
    func format() {
        for format in ["pdf", "csv"] {
            #expect(throws: Failure.self) {
                try ExportedTable(
                    Self.schema, to: "/nowhere/x", as: format, in: .vi, unitNames: \.text)
            }
        }
    }
}
