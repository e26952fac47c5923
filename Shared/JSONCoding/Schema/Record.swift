/// What one value was asked for.
final class Record {
    /// One run of a type's initialiser.
    final class Session {
        let probe: SchemaProbe
        /// Which of the made-up values are given.
        let attempt: Int
        /// Which of its keys an enum with payloads finds.
        let choice: Int
        /// The names of all of them, once it has asked.
        var choices: [String] = []

        init(probe: SchemaProbe, attempt: Int, choice: Int) {
            (self.probe, self.attempt, self.choice) = (probe, attempt, choice)
        }
    }

    enum Content {
        case schema(JSONValue)
        case record(Record)

        var schema: JSONValue {
            switch self {
            case .schema(let schema): schema
            case .record(let record): record.schema
            }
        }
    }

    enum Shape {
        case unknown
        case object
        case array
        case single(Content)
    }

    struct Property {
        var content: Content?
        var isRequired = true
        var isNullable = false
    }

    let session: Session
    var shape = Shape.unknown
    var isNullable = false
    private(set) var names: [String] = []
    private(set) var properties: [String: Property] = [:]
    var elements: [Content] = []
    /// Whether the end of the array was asked for: then the elements are of any number.
    var isOpenEnded = false

    init(_ session: Session) { self.session = session }

    func update(_ name: String, _ change: (inout Property) -> Void) {
        if properties[name] == nil { names.append(name) }
        change(&properties[name, default: Property()])
    }

    /// A made-up value of `type`, and its schema.
    func value<Value: Decodable>(_ type: Value.Type) throws -> (schema: JSONValue, value: Value?) {
        let found = try session.probe.explore(type, attempt: session.attempt)
        return (found.schema, found.value as? Value)
    }

    var schema: JSONValue {
        let plain: JSONValue
        switch shape {
        case .unknown: plain = [:]
        case .single(let content): plain = content.schema
        case .object: plain = objectSchema
        case .array where isOpenEnded:
            let kinds = elements.map(\.schema)
            plain =
                switch kinds.count {
                case 0: ["type": "array"]
                case 1: ["type": "array", "items": kinds[0]]
                default: ["type": "array", "items": ["anyOf": .array(kinds)]]
                }
        case .array:
            plain = [
                "type": "array", "prefixItems": .array(elements.map(\.schema)),
                "minItems": .integer(Int64(elements.count)),
            ]
        }
        return isNullable ? plain.orNull : plain
    }

    private var objectSchema: JSONValue {
        var members = JSONObject()
        var required: [JSONValue] = []
        for name in names {
            guard let property = properties[name] else { continue }
            let schema = property.content?.schema ?? [:]
            members[name] = property.isNullable ? schema.orNull : schema
            if property.isRequired { required.append(.string(name)) }
        }
        var schema: JSONObject = ["type": "object", "properties": .object(members)]
        if !required.isEmpty { schema["required"] = .array(required) }
        return .object(schema)
    }
}
