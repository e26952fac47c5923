import Bus
import JSONCoding
import ServiceKit
import Tables
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Tables that somebody is asked about, and mends", .timeLimit(.minutes(5)))
struct MendedRowTests {
    private static let schema = Schema([
        "type": "object",
        "properties": [
            "name": ["type": "string"], "birthDate": ["type": "string", "format": "date"],
            "birthYear": ["type": "integer"],
            "sex": [
                "type": "string", "enum": ["male", "female"],
                "x-labels": ["male": ["vi": "nam", "en": "male"], "female": ["vi": "nữ", "en": "female"]],
            ], "kept": ["type": "boolean"],
        ],
    ])
    private static let names: JSONValue = [
        "name": ["vi": "họ tên", "en": "full name"], "birthDate": ["vi": "ngày sinh", "en": "birth date"],
        "sex": ["vi": "giới tính", "en": "sex"],
    ]

    private func table(_ text: String, _ choices: [Int: ColumnChoice]? = [:]) throws -> RowFile {
        try RowFile(
            .bytes(Array(text.utf8)), file: "a.csv", areLines: false, method: "x.Y/Import",
            schema: Self.schema, names: Self.names, choices: choices)
    }

    private static let text = "Họ tên;Sinh;Sex;Họ tên\nAn;04/03/2015;nữ;x\nBé;2014;boy;y\n"

    @Test(
        "columns that are not understood are asked about, not refused, and are what somebody says that they are"
    )
    func columns() throws {
        #expect(throws: FileProblem.self) { try table(Self.text, nil) }
        let open = try table(Self.text)
        #expect(!open.isUnderstood)
        let seen = open.columns(in: .vi)
        #expect(seen.map(\.member) == ["name", nil, "sex", nil])
        #expect(seen.map(\.meaning) == ["Họ tên", "", "Giới tính", ""])
        #expect(seen.map { $0.problem?.key } == [nil, "gateway.column-unknown", nil, "gateway.column-twice"])
        #expect(open.meanings(in: .en).map(\.called) == ["Full name", "Birth date", "Sex"])

        let said = try table(Self.text, [1: .member("birthDate"), 3: .nothing])
        #expect(said.isUnderstood && said.columns(in: .vi)[1].isDay)
        #expect(
            try said.all().map(\.value) == [
                ["name": "An", "birthDate": "2015-03-04", "sex": "female"],
                ["name": "Bé", "birthYear": 2014, "sex": "boy"],
            ])
        // Under another meaning the same file says something else.
        #expect(said.fingerprint != open.fingerprint)
        #expect(try table(Self.text, [1: .nothing, 3: .nothing]).fingerprint != said.fingerprint)
        #expect(try table("name\nA\n").fingerprint == table("name\nA\n", nil).fingerprint)
    }

    @Test("the first rows are shown in people's words")
    func first() throws {
        let file = try table(Self.text, [1: .member("birthDate"), 3: .nothing])
        let rows = try file.firstRows(5, in: .vi) { $0.text }
        #expect(rows.map(\.line) == [2, 3])
        #expect(rows.map(\.said) == [["An", "04/03/2015", "nữ"], ["Bé", "2014", "boy"]])
        #expect(try file.firstRows(1, in: .en) { $0.text }.map(\.said) == [["An", "2015-03-04", "female"]])
    }

    @Test("of two columns headed alike each is mended in its own cell")
    func twins() throws {
        let file = try table("Họ tên;Họ tên;Sex\nAn;04/03/2015;nữ\n", [1: .member("birthDate")])
        let mended = file.mended([2: ["birthDate": "05/03/2015"]], lines: [2], Self.schema)
        #expect(
            try mended.all().map(\.value) == [["name": "An", "birthDate": "2015-03-05", "sex": "female"]])
    }

    @Test("mended rows go alone, as they were mended, under a key of their own, and come back so")
    func mended() throws {
        let file = try table("Họ tên;Sex\nAn;nữ\nBé;boy\nCu;nam\n")
        let mended = file.mended(
            [3: ["sex": "nam", "kept": "có"], 4: ["name": "Cu"]], lines: [3], Self.schema)
        #expect(mended.count == 1)
        #expect(try mended.all().map(\.value) == [["kept": true, "name": "Bé", "sex": "male"]])
        #expect(try mended.all().map(\.text) == ["Bé;nam\n"])
        #expect(mended.usualKey != file.usualKey)
        #expect(file.mended([:], Self.schema).usualKey == file.usualKey)
        #expect(file.mended([3: ["sex": "nam"]], Self.schema).usualKey != file.usualKey)
        // A member that rows do not have is none.
        #expect(try file.mended([3: ["xyz": "1"]], lines: [3], Self.schema).all()[0].value["xyz"] == nil)
    }

    @Test(
        "what became of mended rows takes the place of what was said of them; what is left is a table of its own"
    )
    func outcome() throws {
        let file = try table(
            "Họ tên;Sinh;Sex\nAn;2015;nữ\nBé;2014;boy\nCu;2013;nam\n", [1: .member("birthDate")])
        func outcome(_ file: RowFile, accepted: Int, _ refused: [(row: Int, status: Status, field: String)])
            throws -> ImportOutcome
        {
            var outcome = ImportOutcome(file)
            let rejections = refused.map {
                ImportSummary.Rejection(
                    row: $0.row, status: $0.status.name, message: "no", fields: [$0.field])
            }
            outcome.add(
                ImportSummary(accepted: accepted, rejected: refused.count, rejections: rejections),
                of: try file.all(), after: 0, in: .en)
            return outcome
        }
        var all = try outcome(
            file, accepted: 0,
            [
                (1, .alreadyExists, "/name"), (2, .invalidArgument, "/sex"),
                (3, .invalidArgument, "/birthYear"),
            ])
        #expect(all.toBeMended == [3, 4] && all.alreadyThere == 1)
        let mistake = try #require(all.refused.last?.violations.first)
        // A year alone is typed in the column of the day.
        #expect(all.member(of: mistake, on: 4) == "birthDate")
        #expect(all.written(4) == ["name": "Cu", "birthDate": "2013", "sex": "nam"])

        let cells = [3: ["sex": "nam"]]
        let again = try outcome(file.mended(cells, lines: [3], Self.schema), accepted: 1, [])
        all.replace([3], by: again, in: file.mended(cells, Self.schema))
        #expect(all.accepted == 1 && all.refused.map(\.line) == [2, 4])
        let rest = all.rest(of: file.mended(cells, lines: all.toBeMended, Self.schema))
        #expect(rest.accepted == 0 && rest.refused.map(\.line) == [4] && rest.file.count == 1)
    }
}
