/// JSON Schema (draft 2020-12) of what a `Codable` type reads, found by running its `init(from:)` against a
/// decoder that makes values up and writes down what was asked for.
///
/// What comes out says what the decoder does: members that the type does not ask for are allowed, members
/// that it asks for with `decodeIfPresent` may be missing or null, an enum with payloads is one object among
/// `oneOf`. Only checks that the type makes itself (a pattern, a range, one member against another) are
/// invisible; `describing` tells what they are for types that are worth it.
public enum JSONSchema {
    /// The schema of `type`.
    ///
    /// `describing` is asked about every type first; nil leaves the type to be probed. Types that refuse every value
    /// made up for them need it. `annotating` is given the schema that was found for each type, and may say more of it.
    ///
    /// Types with members, and enums, are written once under `$defs`; a type that contains itself refers to
    /// itself. Throws ``JSONSchemaError``.
    public static func derive<Value: Decodable>(
        from type: Value.Type,
        describing: @escaping (any Any.Type) -> TypeDescription? = { _ in nil },
        annotating: @escaping (any Any.Type, JSONValue) -> JSONValue = { $1 }
    ) throws -> JSONValue {
        let probe = SchemaProbe(root: type, describing: describing, annotating: annotating)
        let found: SchemaProbe.Found
        do {
            found = try probe.explore(type)
        } catch {
            throw probe.failure ?? JSONSchemaError(type: "\(type)", reason: error)
        }
        if let failure = probe.failure { throw failure }
        var schema: JSONObject = ["$schema": "https://json-schema.org/draft/2020-12/schema"]
        for member in (probe.rootSchema ?? found.schema).object?.members ?? [] {
            schema[member.name] = member.value
        }
        if !probe.definitions.isEmpty { schema["$defs"] = .object(probe.definitions) }
        return .object(schema)
    }
}

/// What is known of a type that probing cannot find out.
public struct TypeDescription: Sendable {
    /// Nil: what the type asks for before it refuses what was made up for it.
    public let schema: JSONValue?
    /// JSON of a value, so that probing of what contains it can go on.
    public let example: String
    /// JSON of the value that stands in for one that could not be read; the example where it is nil.
    public let low: String?
    /// The same, as far from ``low`` as can be.
    public let high: String?
    /// Under which the schema is written once, in `$defs`; nil to write it wherever the type comes.
    public let name: String?

    public init(
        _ schema: JSONValue? = nil, example: String, low: String? = nil, high: String? = nil,
        name: String? = nil
    ) {
        (self.schema, self.example) = (schema, example)
        (self.low, self.high, self.name) = (low, high, name)
    }

    func value(_ leaning: StandIn?) -> String {
        switch leaning {
        case nil: example
        case .low: low ?? example
        case .high: high ?? example
        }
    }
}

/// No schema: a type refused every value that was made up for it.
public struct JSONSchemaError: Error, Sendable {
    /// The name of the type, not of the one that contains it. `describing` can give an example of it.
    public let type: String
    /// What its initialiser threw last.
    public let reason: any Error
}
