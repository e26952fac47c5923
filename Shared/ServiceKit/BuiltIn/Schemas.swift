internal import Bus
internal import JSONCoding
internal import Vocabulary

/// JSON Schemas of what methods take and give.
enum Schemas {
    /// The schema of `type`, with what `words` has to say of it; where a type refuses whatever is made up for it, any
    /// value, with a comment that says so.
    static func schema(of type: any Payload.Type, in words: SchemaWords = SchemaWords()) -> JSONValue {
        do {
            return try derive(type, words)
        } catch {
            return [
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$comment": .string("no schema could be derived for \(type)"),
            ]
        }
    }

    /// Named like the type.
    private static func derive<Value: Payload>(_ type: Value.Type, _ words: SchemaWords) throws -> JSONValue {
        let schema = try JSONSchema.derive(
            from: type, describing: describe, annotating: words.annotated)
        var named: JSONObject = [
            "$schema": schema["$schema"] ?? .null, "title": .string(JSONSchema.name(of: type)),
        ]
        for member in schema.object?.members ?? [] { named[member.name] = member.value }
        return .object(named)
    }

    /// The schema of what a file holds; nil where none can be derived.
    static func schema<Value: Decodable>(ofFile type: Value.Type) -> JSONValue? {
        do {
            return try JSONSchema.derive(from: type, describing: describe)
        } catch {
            // A type that refuses whatever is made up for it is still read, only less strictly.
            return nil
        }
    }

    /// What a type's own checks ask for, which its decoding alone does not show.
    static func describe(_ type: any Any.Type) -> TypeDescription? {
        switch type {
        case is JSONValue.Type: TypeDescription([:], example: "null")
        case is Money.Type:
            TypeDescription(
                [
                    "type": "integer", "minimum": .integer(-Money.limit), "maximum": .integer(Money.limit),
                ], example: "0", high: "1000000", name: "Money")
        // A grant names a unit or a match, never both, which no value made up for it does.
        case is PolicyGrant.Type:
            TypeDescription(example: #"{"unit":"thai-binh","roles":{"reader":["self"]}}"#)
        // Nobody acts for the own unit, which every value made up for it does.
        case is PolicyActing.Type:
            TypeDescription(
                example: """
                    {"unit":"thai-binh","person":"ntl","for":"hung-yen","roles":["reader"],"from":"2020-01-01",\
                    "document":"1/UQ"}
                    """)
        case let type as any TextValue.Type: describe(text: type)
        case let type as any Choice.Type: describe(choice: type)
        default: nil
        }
    }

    private static func describe(text type: any TextValue.Type) -> TypeDescription {
        let form = type.form
        var schema: JSONObject = ["type": "string"]
        if let format = form.format { schema["format"] = .string(format) }
        if let pattern = form.pattern { schema["pattern"] = .string(pattern) }
        if let length = form.maxLength { schema["maxLength"] = .integer(Int64(length)) }
        schema["examples"] = [.string(form.example)]
        return TypeDescription(
            .object(schema), example: "\"\(form.example)\"", low: "\"\(form.low)\"", high: "\"\(form.high)\"",
            // Ids of all things are written alike.
            name: JSONSchema.plainName(of: type))
    }

    private static func describe<Word: Choice>(choice type: Word.Type) -> TypeDescription? {
        let words = type.allCases.map(\.rawValue)
        guard let first = words.first, let last = words.last else { return nil }
        return TypeDescription(
            ["type": "string", "enum": .array(words.map { .string($0) })], example: "\"\(first)\"",
            high: "\"\(last)\"", name: JSONSchema.plainName(of: type))
    }
}
