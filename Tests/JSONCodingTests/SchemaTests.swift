import JSONCoding
import TestKit
import Testing

@Suite("Schemas are what the decoder does", .timeLimit(.minutes(5)))
struct SchemaTests {
    struct Code: Codable, Equatable {
        struct Wrong: Error {}
        let text: String
        init(from decoder: any Decoder) throws {
            text = try decoder.singleValueContainer().decode(String.self)
            if text.count != 3 { throw Wrong() }
        }
    }
    struct Picky: Codable {
        struct Wrong: Error {}
        let year: Int
        init(from decoder: any Decoder) throws {
            year = try decoder.singleValueContainer().decode(Int.self)
            if year < 100 { throw Wrong() }
        }
    }
    struct Node: Codable {
        let name: String
        let left: [Node]
        let right: [String: Node]?
    }
    struct Holder: Codable { let code: Code }

    @Test("a type with members, optional ones, lists, enums and nested types")
    func plain() throws {
        enum Sex: String, Codable, CaseIterable { case male, female }
        struct Place: Codable { let name: String }
        struct Child: Codable {
            let id: UInt8, sex: Sex, place: Place?, tags: [String], counts: [String: Bool], note: String?
        }
        let expected: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": [
                "id": ["type": "integer", "minimum": 0, "maximum": 255],
                "sex": ["$ref": "#/$defs/SchemaTests.Sex"],
                "place": ["anyOf": [["$ref": "#/$defs/SchemaTests.Place"], ["type": "null"]]],
                "tags": ["type": "array", "items": ["type": "string"]],
                "counts": ["type": "object", "additionalProperties": ["type": "boolean"]],
                "note": ["type": ["string", "null"]],
            ],
            "required": ["id", "sex", "tags", "counts"],
            "$defs": [
                "SchemaTests.Sex": ["type": "string", "enum": ["male", "female"]],
                "SchemaTests.Place": [
                    "type": "object", "properties": ["name": ["type": "string"]], "required": ["name"],
                ],
            ],
        ]
        let schema = try JSONSchema.derive(from: Child.self)
        let difference = schema.mismatch(expected: expected)
        #expect(difference == nil)
        #expect(schema["$defs"]?.object?.count == 2)
    }

    @Test("a type that contains itself refers to itself")
    func recursion() throws {
        let schema = try JSONSchema.derive(from: Node.self)
        #expect(schema[pointer: "/properties/left/items/$ref"] == "#")
        let list = try JSONSchema.derive(from: [Node].self)
        #expect(list[pointer: "/items/$ref"] == "#/$defs/SchemaTests.Node")
        #expect(
            list[pointer: "/$defs/SchemaTests.Node/properties/left/items/$ref"] == "#/$defs/SchemaTests.Node")
    }

    @Test("an enum with payloads is one of its cases, each under its name")
    func payloads() throws {
        let schema = try JSONSchema.derive(from: Everything.Event.self)
        let cases = try #require(schema["oneOf"]?.array)
        #expect(cases.map { $0["required"] } == [["nothing"], ["one"], ["named"], ["pair"]])
        #expect(cases[3][pointer: "/properties/pair/required"] == ["_0", "_1"])
        #expect(cases[3][pointer: "/properties/pair/properties/_1/$ref"] == "#")
        #expect(cases[2][pointer: "/properties/named/required"] == ["text"])
    }

    @Test("types that refuse what is made up for them are described, or named in the error")
    func described() throws {
        #expect(throws: Never.self) { try JSONSchema.derive(from: [Picky].self) }
        let error = #expect(throws: JSONSchemaError.self) { try JSONSchema.derive(from: [Holder].self) }
        #expect(error?.type == "Code")
        let schema = try JSONSchema.derive(from: Holder.self) { type in
            type == Code.self
                ? TypeDescription(["type": "string", "pattern": "^...$"], example: #""abc""#) : nil
        }
        #expect(schema[pointer: "/properties/code/pattern"] == "^...$")
    }

    @Test("what matches the schema decodes, what does not is refused", arguments: 0..<30)
    func agreement(seed: Int) throws {
        var random = Seeded(seed: UInt64(seed) &+ 300)
        try agree(Everything.Event.self, Everything.Event(using: &random, depth: 3), &random)
        try agree(Sample.self, Sample(using: &random), &random)
    }

    struct Sample: Codable {
        let name: String
        let size: Int16
        let ratio: Double?
        let words: [Everything.Word]
        let grades: [Everything.Grade?]
        let events: [String: Everything.Event]
        let on: Bool

        init(using random: inout Seeded) {
            name = random.text(4)
            size = Int16(truncatingIfNeeded: random.next())
            ratio = random.chance(1, in: 2) ? 1.5 : nil
            words = random.chance(1, in: 2) ? [.alpha, .gamma] : []
            grades = [.low, nil]
            events = ["e": .init(using: &random, depth: 2)]
            on = random.chance(1, in: 2)
        }
    }

    private func agree<Value: Codable>(_ type: Value.Type, _ value: Value, _ random: inout Seeded)
        throws
    {
        let schema = try JSONSchema.derive(from: type)
        let tree = try JSONValue(parsing: JSON.encode(value))
        #expect(SchemaCheck(root: schema).accepts(tree, schema), "\(tree.compact)")
        for _ in 0..<60 {
            let changed = changed(tree, &random)
            let decodes = refusal(type, changed.compact) == nil
            #expect(SchemaCheck(root: schema).accepts(changed, schema) == decodes, "\(changed.compact)")
        }
    }

    /// Somewhere in the tree a member is gone, another kind of value stands, or a member is added.
    private func changed(_ value: JSONValue, _ random: inout Seeded) -> JSONValue {
        let others: [JSONValue] = [
            nil, true, 0, 1, -7, 40_000, 1.5, "", "alpha", [], [:], ["nothing": [:]], ["one": ["_0": 1]],
        ]
        if random.chance(1, in: 4) { return others[random.below(others.count)] }
        switch value {
        case .array(var elements) where !elements.isEmpty:
            let index = random.below(elements.count)
            elements[index] = changed(elements[index], &random)
            return .array(elements)
        case .object(var object) where !object.isEmpty:
            let name = object.names[random.below(object.count)]
            switch random.below(6) {
            case 0: object[name] = nil
            case 1: object["more"] = others[random.below(others.count)]
            case 2: object["one"] = ["_0": 3]
            default: object[name] = object[name].map { changed($0, &random) }
            }
            return .object(object)
        default: return others[random.below(others.count)]
        }
    }
}
