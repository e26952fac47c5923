internal import Bus
internal import JSONCoding
internal import Store
internal import Vocabulary

/// JSON Schemas of what methods take and give.
enum Schemas {
    /// The schema of `type`; where a type refuses whatever is made up for it, any value, with a comment that
    /// says so.
    static func schema(of type: any Payload.Type) -> JSONValue {
        do {
            return try derive(type)
        } catch {
            return [
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$comment": .string("no schema could be derived for \(type)"),
            ]
        }
    }

    private static func derive<Value: Payload>(_ type: Value.Type) throws -> JSONValue {
        try JSONSchema.derive(from: type, describing: describe)
    }

    /// The schema of what a file holds; nil where none can be derived.
    static func schema<Value: Decodable>(ofFile type: Value.Type) -> JSONValue? {
        do {
            return try JSONSchema.derive(from: type) { $0 == PolicyGrant.self ? grant : describe($0) }
        } catch {
            // A type that refuses whatever is made up for it is still read, only less strictly.
            return nil
        }
    }

    /// A grant names a unit or a match, never both, which no value made up for it does.
    private static let grant: (schema: JSONValue, example: [UInt8]) = (
        [
            "properties": [
                "unit": [:], "match": ["properties": ["level": [:], "within": [:], "type": [:]]],
                "roles": [:], "scope": [:], "from": [:], "until": [:],
            ]
        ], Array(#"{"unit":"thai-binh","roles":["reader"]}"#.utf8)
    )

    /// What a type's own checks ask for, which its decoding alone does not show.
    private static func describe(_ type: any Any.Type) -> (schema: JSONValue, example: [UInt8])? {
        if type == JSONValue.self { return ([:], Array("null".utf8)) }
        if type == LoggedEvent.self || type == EventEnvelope.self { return (cloudEvent, exampleEvent) }
        if let type = type as? any TextValue.Type { return describe(text: type) }
        if let type = type as? any Choice.Type { return describe(choice: type) }
        return nil
    }

    private static func describe(text type: any TextValue.Type) -> (schema: JSONValue, example: [UInt8])? {
        let known = texts[type.expectation]
        let candidates = [known?.example].compactMap { $0 } + texts.values.map(\.example).sorted()
        guard let example = candidates.first(where: { type.init($0) != nil }) else { return nil }
        var schema: JSONObject = ["type": "string"]
        if let format = known?.format { schema["format"] = .string(format) }
        if let pattern = known?.pattern { schema["pattern"] = .string(pattern) }
        schema["examples"] = [.string(example)]
        return (.object(schema), Array("\"\(example)\"".utf8))
    }

    private static func describe<Word: Choice>(choice type: Word.Type) -> (
        schema: JSONValue, example: [UInt8]
    )? {
        let words = type.allCases.map(\.rawValue)
        guard let first = words.first else { return nil }
        return (["type": "string", "enum": .array(words.map { .string($0) })], Array("\"\(first)\"".utf8))
    }

    private struct Text {
        var format: String?
        var pattern: String?
        var example: String
    }

    private static let unitPattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?(/[a-z0-9]([a-z0-9-]*[a-z0-9])?){0,5}$"

    /// By what the type says that it expects.
    private static let texts: [String: Text] = [
        "day": Text(format: "date", example: "2020-12-10"),
        "month": Text(pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$", example: "2020-12"),
        "timestamp": Text(format: "date-time", example: "2020-12-10T01:00:00.000Z"),
        "id": Text(format: "uuid", example: "01890a5d-ac96-774b-bcce-b302099a8057"),
        "unit": Text(pattern: unitPattern, example: "thai-binh/thai-thuy"),
        "positions": Text(example: "registry=1042"),
        "person-name": Text(example: "Nguyễn Văn An"),
        "personal-id": Text(pattern: "^[0-9]{12}$", example: "034215000001"),
        "phone": Text(example: "0912345678"),
    ]

    /// CloudEvents 1.0 with this house's extension attributes.
    private static let cloudEvent: JSONValue = [
        "type": "object",
        "properties": [
            "specversion": ["const": "1.0"],
            "id": ["type": "string", "format": "uuid"],
            "source": ["type": "string"],
            "type": ["type": "string"],
            "subject": ["type": "string"],
            "time": ["type": "string", "format": "date-time"],
            "sequence": ["type": "string", "pattern": "^[0-9]+$"],
            "unit": ["type": "string", "pattern": .string(unitPattern)],
            "confidential": ["type": "boolean"],
            "datacontenttype": ["const": "application/json"],
            "data": [:],
            "withheld": ["type": "boolean"],
        ],
        "required": ["specversion", "id", "source", "type", "subject", "time", "sequence", "unit"],
    ]

    private static let exampleEvent = Array(
        """
        {"specversion":"1.0","id":"01890a5d-ac96-774b-bcce-b302099a8057","source":"registry",\
        "type":"registry.childRegistered","subject":"01890a5d-ac96-774b-bcce-b302099a8057",\
        "time":"2020-12-10T01:00:00.000Z","sequence":"1","unit":"thai-binh","confidential":false,\
        "datacontenttype":"application/json","data":{}}
        """.utf8)
}
