import Bus
import Foundation
import JSONCoding
import ServiceKit
import Tables
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Tables to import", .timeLimit(.minutes(5)))
struct RowTests {
    private let schema = Schema([
        "type": "object",
        "properties": [
            "name": ["type": "string"],
            "year": ["type": ["integer", "null"]],
            "share": ["type": "number"],
            "urgent": ["type": "boolean"],
            "topics": ["type": "array", "items": ["type": "string"]],
            "home": ["anyOf": [["$ref": "#/$defs/Home"], ["type": "null"]]],
            "carers": ["type": "array", "items": ["$ref": "#/$defs/Carer"]],
        ],
        "required": ["name"],
        "$defs": [
            "Home": [
                "type": "object",
                "properties": ["commune": ["type": "string"], "house": ["type": "integer"]],
            ],
            "Carer": [
                "type": "object", "properties": ["name": ["type": "string"], "age": ["type": "integer"]],
            ],
        ],
    ])

    private func rows(_ text: String, isCSV: Bool = true) throws -> RowFile {
        try RowFile(
            .bytes(Array(text.utf8)), file: "children.csv", areLines: !isCSV, method: "x.Y/Import",
            schema: schema)
    }

    @Test("cells become what the row's schema says, dotted names become objects and arrays")
    func typed() throws {
        let file = try rows(
            """
            name,year,share,urgent,topics,home.commune,home.house,carers.0.name,carers.1.age
            "Lê, An",2015,0.5,có,a; b,thai-binh,7,Lê Bình,41
            """)
        #expect(
            try file.all().map(\.value) == [
                [
                    "name": "Lê, An", "year": 2015, "share": 0.5, "urgent": true, "topics": ["a", "b"],
                    "home": ["commune": "thai-binh", "house": 7],
                    "carers": [["name": "Lê Bình"], ["age": 41]],
                ]
            ])
    }

    @Test("an empty cell is no member, and a cell of the wrong kind stays text for the service to refuse")
    func loose() throws {
        let file = try rows("name,year,urgent\n007,,\nB,soon,maybe\n")
        #expect(
            try file.all().map(\.value) == [
                ["name": "007"], ["name": "B", "year": "soon", "urgent": "maybe"],
            ])
    }

    @Test("rows know the line that they begin on and read back as they were")
    func lines() throws {
        let file = try rows("name,year\n# a remark\n\"A\n\"\"B\"\"\",1\nC,2\n")
        #expect(try file.all().map(\.line) == [3, 5])
        #expect(try file.all().map(\.text) == ["\"A\n\"\"B\"\"\",1\n", "C,2\n"])
        #expect(file.headingLine == 1)
    }

    @Test("lists have no holes, and a refusal is about the column that the file has")
    func sparse() throws {
        let file = try rows("name,carers.0.name,carers.2.name,carers.2.age\nA,,B,x\nA,C,,7\n")
        #expect(
            try file.all().map(\.value) == [
                ["name": "A", "carers": [["name": "B", "age": "x"]]],
                ["name": "A", "carers": [["name": "C"], ["age": 7]]],
            ])
        func names(_ pointers: [String], _ row: Int) throws -> [String] {
            try pointers.map { file.name($0, in: try file.all()[row], .en) }
        }
        #expect(try names(["/carers/0/age", "/name", "/year"], 0) == ["carers.2.age", "name", "year"])
        #expect(try names(["/carers/1/age", "/carers/1/name"], 1) == ["carers.2.age", "carers.2.name"])
    }

    @Test("what a spreadsheet writes is read as what was meant, where that is certain")
    func spreadsheet() throws {
        let file = try rows("name,year\n'0123,2015.0\n'=A1,1.000\n'tHooft,3E+3\n")
        #expect(
            try file.all().map(\.value) == [
                ["name": "0123", "year": 2015], ["name": "=A1", "year": "1.000"],
                ["name": "'tHooft", "year": "3E+3"],
            ])
    }

    private func sentence(_ problem: FileProblem) -> String {
        GatewayKitTexts.all.render(problem.message, in: .en)
    }

    @Test("a column that the row has not is refused at line 1, with those that there are")
    func unknownColumn() throws {
        let found = #expect(throws: FileProblem.self) { try rows("name,home.street,yaer\nA,b,1\n") }
        #expect(found?.all.map(\.line) == [1, 1])
        #expect(found?.all.map { $0.message.arguments["member"] } == ["home.street", "yaer"])
        #expect(found?.all.last.map { sentence($0).contains("Nearest: year") } == true)
    }

    @Test("a broken table says the line")
    func broken() {
        #expect(throws: FileProblem.self) { try rows("name,year\nA\n") }
        let problem = #expect(throws: FileProblem.self) { try rows("{}\n{]\n", isCSV: false) }
        #expect(problem?.line == 2)
    }

    @Test("JSON Lines are taken as they are")
    func jsonLines() throws {
        #expect(try rows("{\"name\":\"A\"}\n\n{\"name\":7}\n", isCSV: false).all().map(\.line) == [1, 3])
    }

    @Test("a member that a row of JSON Lines does not have is refused with its line, at any depth, each once")
    func strays() throws {
        let found = #expect(throws: FileProblem.self) {
            try rows(
                """
                {"name":"A","adress":"x","home":{"comune":"y"}}
                {"name":"A","adress":"x","carers":[{"name":"B"},{"nmae":"C"}],"home":null}
                """, isCSV: false)
        }
        let problems = found?.all ?? []
        #expect(problems.map(\.line) == [1, 1, 2])
        #expect(
            problems.map { $0.message.arguments["member"] } == ["adress", "home.comune", "carers.1.nmae"])
        #expect(problems.last.map { sentence($0).contains("Nearest: carers.1.name") } == true)
        for problem in problems {
            for language in Language.allCases {
                #expect(GatewayKitTexts.all.template(problem.message.key, in: language) != nil)
            }
        }
    }

    @Test("members of dictionaries, of any value, and of each shape that an object may have are let be")
    func openShapes() {
        let open = Schema([
            "type": "object",
            "properties": [
                "counts": ["type": "object", "additionalProperties": ["type": "integer"]], "any": [:],
                "shape": [
                    "oneOf": [
                        ["type": "object", "properties": ["circle": ["type": "integer"]]],
                        ["type": "object", "properties": ["square": ["type": "integer"]]],
                    ]
                ],
            ],
        ])
        #expect(
            open.strays(in: ["counts": ["x": 1], "any": ["y": [["z": 1]]], "shape": ["square": 1]]).isEmpty)
        #expect(open.strays(in: ["shape": ["sqare": 1]]).map { $0.known.contains("shape.square") } == [true])
    }

    @Test(
        "numbers as people write them are read where they can mean one thing only",
        arguments: [
            ("1.000.000", "1000000"), ("1,000,000", "1000000"), ("1 000", "1000"),
            ("1.000.000,5", "1000000.5"),
            ("0,5", "0.5"), ("-12", "-12"), ("0.125", "0.125"), ("1.000,00", "1000.00"), ("2015.0", "2015.0"),
        ])
    func numbers(_ text: String, _ plain: String) {
        #expect(SpreadsheetNumber(text) == .one(plain))
    }

    @Test(
        "what is thousands to some is left as it is, with what to type; so is what is no number or truth value"
    )
    func unclearCells() throws {
        #expect(SpreadsheetNumber("1.000") == .two("1000", "1.000"))
        #expect(SpreadsheetNumber("1.00.000") == .none)
        let row = try rows("year,share,urgent,name\n1.000,\"1,500\",maybe,A\n").all()[0]
        #expect(row.value == ["year": "1.000", "share": "1,500", "urgent": "maybe", "name": "A"])
        #expect(
            row.hints.mapValues(\.key) == [
                "year": "gateway.cell-two-numbers", "share": "gateway.cell-two-numbers",
                "urgent": "gateway.cell-truth",
            ])
    }

    /// A table whose headings may be these names of members, too.
    private func read(_ text: String, _ names: JSONValue) throws -> RowFile {
        try RowFile(
            .bytes(Array(text.utf8)), file: "a.csv", areLines: false, method: "x.Y/Import", schema: schema,
            names: names)
    }

    @Test("semicolons and tabs separate too, and headings may be what people call the members")
    func spreadsheetHeadings() throws {
        let names: JSONValue = [
            "name": ["vi": "họ tên", "en": "name"], "year": ["vi": "năm, sinh", "en": "year of birth"],
            "carers": ["vi": "người chăm sóc", "en": "carers"],
        ]
        #expect(
            try read("Họ tên người chăm sóc;Năm, sinh\nA;2015\n", names).all().map(\.value) == [
                ["carers": [["name": "A"]], "year": 2015]
            ])
        let tabs = try read("name\tYear of birth\nA\t2015\n", names)
        #expect(try tabs.all()[0].value == ["name": "A", "year": 2015])
        let twice = #expect(throws: FileProblem.self) { try read("year,\"Năm, sinh\"\n1,2\n", names) }
        #expect(twice?.all.map(\.message.key) == ["gateway.column-twice"])
        let several = #expect(throws: FileProblem.self) { try read("Họ tên;year\nA;2\n", names) }
        #expect(several?.all.map(\.message.key) == ["gateway.column-several"])
    }

    @Test("headings with commas do not separate, whatever else is in the line")
    func headingsWithCommas() throws {
        let names: JSONValue = [
            "name": ["vi": "họ tên", "en": "name"], "year": ["vi": "năm, sinh", "en": "year of birth"],
            "commune": ["vi": "xã, phường, thị trấn", "en": "commune"],
        ]
        let home: JSONValue = ["year": 2015, "home": ["commune": "a"]]
        #expect(try read("Năm, sinh;Xã, phường, thị trấn\n2015;a\n", names).all().map(\.value) == [home])
        #expect(try read("\"Năm, sinh\",Xã\n2015,a\n", names).all().map(\.value) == [home])
        #expect(try read("Năm, sinh\n2015\n", names).all().map(\.value) == [["year": 2015]])
        let stray = #expect(throws: FileProblem.self) {
            try read("Năm, sinh;Xã, phường, thị trấn;gì\n1;a;b\n", names)
        }
        #expect(stray?.all.map { $0.message.arguments["member"] } == ["gì"])
    }

    @Test("a row that no message holds is refused by itself, with its number, and the others go")
    func tooLong() throws {
        let long = JSONValue.object(["name": .string(String(repeating: "x", count: 5 << 20))])
        let fitting = FittingRows([["name": "A"], long, ["name": "B"], ["name": "C"]], in: .vi)
        #expect(fitting.rows == [["name": "A"], ["name": "B"], ["name": "C"]])
        let whole = fitting.whole(
            ImportSummary(
                accepted: 2, rejected: 1,
                rejections: [.init(row: 2, status: "NOT_FOUND", message: "", fields: [])]))
        #expect(whole.accepted == 2 && whole.rejected == 2)
        #expect(whole.rejections.map(\.row) == [2, 3])
        #expect(whole.rejections.first?.message.contains("dài 5 MiB") == true)
    }

    @Test("a schema that refers to itself is walked without end, step by step")
    func recursive() {
        let tree = Schema([
            "type": "object", "properties": ["child": ["$ref": "#"], "x": ["type": "integer"]],
        ])
        #expect(tree.member("child")?.member("child")?.member("x")?.kind == .integer)
        #expect(Schema(["$ref": "#"]).kind == .other)
    }
}
