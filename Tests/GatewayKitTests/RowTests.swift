import JSONCoding
import ServiceKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Tables to import", .timeLimit(.minutes(1)))
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
        try RowFile(text, file: "children.csv", isCSV: isCSV, method: "x.Y/Import", schema: schema)
    }

    @Test("cells become what the row's schema says, dotted names become objects and arrays")
    func typed() throws {
        let file = try rows(
            """
            name,year,share,urgent,topics,home.commune,home.house,carers.0.name,carers.1.age
            "Lê, An",2015,0.5,có,a; b,thai-binh,7,Lê Bình,41
            """)
        #expect(
            file.rows.map(\.value) == [
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
            file.rows.map(\.value) == [["name": "007"], ["name": "B", "year": "soon", "urgent": "maybe"]])
    }

    @Test("rows know the line that they begin on and read back as they were")
    func lines() throws {
        let file = try rows("name,year\n# a remark\n\"A\n\"\"B\"\"\",1\nC,2\n")
        #expect(file.rows.map(\.line) == [3, 5])
        #expect(file.rows.map(\.text) == ["\"A\n\"\"B\"\"\",1", "C,2"])
        #expect(file.header == "name,year")
    }

    @Test("lists have no holes, and a refusal is about the column that the file has")
    func sparse() throws {
        let file = try rows("name,carers.0.name,carers.2.name,carers.2.age\nA,,B,x\nA,C,,7\n")
        #expect(
            file.rows.map(\.value) == [
                ["name": "A", "carers": [["name": "B", "age": "x"]]],
                ["name": "A", "carers": [["name": "C"], ["age": 7]]],
            ])
        #expect(file.rows[0].names(["/carers/0/age", "/name", "/year"]) == "carers.2.age name year")
        #expect(file.rows[1].names(["/carers/1/age", "/carers/1/name"]) == "carers.2.age carers.2.name")
    }

    @Test("what a spreadsheet writes is read as what was meant, where that is certain")
    func spreadsheet() throws {
        let file = try rows("name,year\n'0123,2015.0\n'=A1,1.000\n'tHooft,3E+3\n")
        #expect(
            file.rows.map(\.value) == [
                ["name": "0123", "year": 2015], ["name": "=A1", "year": "1.000"],
                ["name": "'tHooft", "year": "3E+3"],
            ])
    }

    @Test("a column that the row has not is refused at line 1, with those that there are")
    func unknownColumn() throws {
        let problem = #expect(throws: FileProblem.self) { try rows("name,home.street\nA,b\n") }
        #expect(problem?.line == 1)
        #expect(problem?.message.arguments["column"] == "home.street")
    }

    @Test("a broken table says the line")
    func broken() {
        #expect(throws: FileProblem.self) { try rows("name,year\nA\n") }
        let problem = #expect(throws: FileProblem.self) { try rows("{}\n{]\n", isCSV: false) }
        #expect(problem?.line == 2)
    }

    @Test("JSON Lines are taken as they are")
    func jsonLines() throws {
        #expect(try rows("{\"name\":\"A\"}\n\n{\"name\":7}\n", isCSV: false).rows.map(\.line) == [1, 3])
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
