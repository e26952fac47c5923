import Bus
import JSONCoding
import ServiceKit
import Tables
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Words in tables, as people write them", .timeLimit(.minutes(5)))
struct RowWordsTests {
    private func rows(_ text: String) throws -> RowFile {
        try RowFile(
            .bytes(Array(text.utf8)), file: "children.csv", areLines: false, method: "x.Y/Import",
            schema: Schema([
                "type": "object",
                "properties": ["name": ["type": "string"], "year": ["type": ["integer", "null"]]],
            ]))
    }

    @Test(
        "days are read as people write them; a year alone goes where years go; two digits of a year are asked about"
    )
    func days() throws {
        let born = Schema([
            "type": "object",
            "properties": [
                "birthDate": ["type": "string", "format": "date"], "birthYear": ["type": "integer"],
                "on": ["type": "string", "format": "date"],
            ],
        ])
        func row(_ text: String) throws -> RowFile.Row {
            let file = try RowFile(
                .bytes(Array("birthDate;on\n\(text)\n".utf8)), file: "a.csv", areLines: false,
                method: "x.Y/Import", schema: born)
            return try file.all()[0]
        }
        for text in [
            "14/02/2015", "14-02-2015", "14.2.2015", "14 02 2015", "2015-02-14", "2015-02-14 00:00:00",
        ] {
            #expect(try row("\(text);\(text)").value == ["birthDate": "2015-02-14", "on": "2015-02-14"])
        }
        #expect(try row("2015;2015").value == ["birthYear": 2015, "on": "2015"])
        #expect(try row("2015.0;").value == ["birthYear": 2015])
        let short = try row("14/02/15;30/02/15")
        #expect(short.value == ["birthDate": "14/02/15", "on": "30/02/15"])
        #expect(short.hints.mapValues(\.key) == ["birthDate": "gateway.cell-century"])
        let asked = try #require(short.hints["birthDate"])
        let question = GatewayKitTexts.all.render(asked, in: .vi)
        #expect(question.contains("1915 hay 2015") && question.contains("14/02/1915 hoặc 14/02/2015"))
        let none = try row("42049;14/13/2015")
        #expect(none.value == ["birthDate": "42049", "on": "14/13/2015"])
        #expect(none.hints.mapValues(\.key) == ["on": "gateway.cell-no-day"])
        let turned = try row("2/14/2015;30/02/2015")
        #expect(turned.value == ["birthDate": "2/14/2015", "on": "30/02/2015"])
        #expect(turned.hints["on"]?.key == "gateway.cell-no-day")
        let hint = try #require(turned.hints["birthDate"])
        #expect(GatewayKitTexts.all.render(hint, in: .vi).contains("Hãy ghi ngày/tháng/năm: 14/02/2015"))
    }

    @Test("a column that counts the rows is passed over; another that nobody knows is refused with a fix")
    func numbering() throws {
        for heading in ["STT", "tt", "Số thứ tự", "SO TT", "No."] {
            let read = try rows("\(heading),name,year\n1,A,1\n2,B,2\n").all().map(\.value)
            #expect(read == [["name": "A", "year": 1], ["name": "B", "year": 2]], "\(heading)")
        }
        let problem = try #require(#expect(throws: FileProblem.self) { try rows("Ghi số,name\n1,A\n") })
        let said = GatewayKitTexts.all.render(problem.message, in: .vi)
        #expect(said.contains("“Ghi số”") && said.contains("xóa cột"), "\(said)")
    }

    @Test("a label is found by its letters, whatever stands between them")
    func lettered() throws {
        let people = Schema([
            "type": "object",
            "properties": [
                "ethnicity": [
                    "type": "string", "enum": ["hmong", "ba-na", "ma"],
                    "x-labels": [
                        "hmong": ["vi": "HMông", "en": "HMong"], "ba-na": ["vi": "Ba-na", "en": "Bahnar"],
                        "ma": ["vi": "Mạ", "en": "Ma"],
                    ],
                ]
            ],
        ])
        let file = try RowFile(
            .bytes(Array("ethnicity\nH'Mông\nH’mông\nBana\nM\n".utf8)), file: "a.csv", areLines: false,
            method: "x.Y/Import", schema: people)
        #expect(
            try file.all().map { $0.value["ethnicity"]?.string } == ["hmong", "hmong", "ba-na", "M"])
    }

    @Test("a code is found by what people write for it beside its label")
    func otherNames() throws {
        let people = Schema([
            "type": "object",
            "properties": [
                "ethnicity": [
                    "type": "string", "x-table": "ethnic-group",
                    "x-labels": ["hmong": ["vi": "HMông", "en": "HMong"]],
                ]
            ],
        ])
        let file = try RowFile(
            .bytes(Array("ethnicity\nMông\nmèo\nHMông\nMông cổ\n".utf8)), file: "a.csv", areLines: false,
            method: "x.Y/Import", schema: people)
        #expect(
            try file.all().map { $0.value["ethnicity"]?.string } == ["hmong", "hmong", "hmong", "Mông cổ"])
    }

    @Test(
        "headings and labels are found without diacritics, whatever the case and the blanks; errors are no texts"
    )
    func folded() throws {
        let labelled = Schema([
            "type": "object",
            "properties": [
                "sex": [
                    "type": "string", "enum": ["male", "female"],
                    "x-labels": [
                        "male": ["vi": "nam", "en": "male"], "female": ["vi": "nữ", "en": "female"],
                    ],
                ],
                "address": ["type": "string"],
            ],
        ])
        let file = try RowFile(
            .bytes(Array("  GIOI   TINH ;Địa chỉ\n NU ;#REF!\nNữ;#12\n".utf8)), file: "a.csv",
            areLines: false,
            method: "x.Y/Import", schema: labelled,
            names: ["sex": ["vi": "giới tính", "en": "sex"], "address": ["vi": "địa chỉ", "en": "address"]])
        let all = try file.all()
        #expect(
            all.map(\.value) == [
                ["sex": "female", "address": ["error": "#REF!"]], ["sex": "female", "address": "#12"],
            ])
        #expect(all[0].hints.mapValues(\.key) == ["address": "gateway.cell-error"])
    }

    @Test("columns without a heading are passed over while nothing stands in them")
    func withoutHeading() throws {
        #expect(try rows("name,,year\nA,,1\n").all().map(\.value) == [["name": "A", "year": 1]])
        let problem = #expect(throws: FileProblem.self) { try rows("name,,year\nA,x,1\n") }
        #expect(problem?.message.key == "tables.without-heading")
        #expect(problem?.line == 2)
    }
}
