internal import FoundationEssentials

/// A generic type whose schema follows from its parameters, without running its initialiser.
protocol Probed {
    static func probed(by probe: SchemaProbe, attempt: Int) throws -> SchemaProbe.Found
}

extension SchemaProbe {
    /// Types that need not be run. Nil for all others.
    func known(_ type: any Any.Type, attempt: Int) throws -> Found? {
        switch type {
        case let type as any Probed.Type: return try type.probed(by: self, attempt: attempt)
        case is JSONValue.Type: return Found(schema: [:], value: JSONValue.null)
        case is Bool.Type: return Found(schema: ["type": "boolean"], value: attempt % 2 == 1)
        case is String.Type:
            return Found(schema: ["type": "string"], value: ["", "a", "1", "2020-01-01"][attempt % 4])
        case let type as any (FixedWidthInteger & Decodable).Type: return integer(type, attempt)
        case is Double.Type:
            return Found(schema: ["type": "number"], value: [0, large, 100, -1][attempt % 4])
        case is Float.Type:
            return Found(schema: ["type": "number"], value: Float([0, large, 100, -1][attempt % 4]))
        case is Decimal.Type: return Found(schema: ["type": "number"], value: Decimal(attempt))
        case is Date.Type:
            return Found(
                schema: ["type": "number"], value: Date(timeIntervalSinceReferenceDate: Double(attempt)))
        case is Data.Type:
            return Found(schema: ["type": "string", "contentEncoding": "base64"], value: Data())
        case is URL.Type:
            return Found(schema: ["type": "string", "format": "uri-reference"], value: URL(string: "urn:a"))
        case let type as any (CaseIterable & RawRepresentable).Type: return try cases(type)
        default: return nil
        }
    }

    /// With the bounds of the type, as near below as a schema's number can write them.
    private func integer<Integer: FixedWidthInteger & Decodable>(_ type: Integer.Type, _ attempt: Int)
        -> Found
    {
        func bound(_ value: Integer) -> JSONValue {
            if let value = Int64(exactly: value) { return .integer(value) }
            let near = Double(value)
            return .number(Integer(exactly: near) == nil ? near.nextToward(zero: ()) : near)
        }
        return Found(
            schema: ["type": "integer", "minimum": bound(.min), "maximum": bound(.max)],
            value: Integer(exactly: [0, large, 100, 5][attempt % 4]) ?? .max)
    }

    /// Not so large that sums of a few would not fit.
    private var large: Double { leaning == .high ? 1_000_000 : 1 }

    /// An enum of words or numbers. Nil when its raw values are neither.
    private func cases<Cases: CaseIterable & RawRepresentable>(_ type: Cases.Type) throws -> Found? {
        let values = rawValues(of: type).compactMap { raw -> JSONValue? in
            switch raw {
            case let text as String: .string(text)
            case let number as any FixedWidthInteger: Int64(exactly: number).map { .integer($0) }
            default: nil
            }
        }
        let cases = Array(type.allCases)
        guard values.count == cases.count, let made = leaning == .high ? cases.last : cases.first else {
            return nil
        }
        let kind: JSONValue = values[0].string == nil ? "integer" : "string"
        return finish(["type": kind, "enum": .array(values)], made, as: type)
    }
}

extension Double {
    fileprivate func nextToward(zero: Void) -> Double { self > 0 ? nextDown : nextUp }
}

extension Optional: Probed where Wrapped: Decodable {
    static func probed(by probe: SchemaProbe, attempt: Int) throws -> SchemaProbe.Found {
        let found = try probe.explore(Wrapped.self, attempt: attempt)
        return .init(
            schema: found.schema.orNull, value: attempt % 2 == 1 ? found.value : Wrapped?.none as Any)
    }
}

extension Array: Probed where Element: Decodable {
    static func probed(by probe: SchemaProbe, attempt: Int) throws -> SchemaProbe.Found {
        let found = try probe.explore(Element.self, attempt: attempt)
        let element = attempt % 2 == 1 ? found.value as? Element : nil
        return .init(schema: ["type": "array", "items": found.schema], value: element.map { [$0] } ?? [])
    }
}

extension Set: Probed where Element: Decodable {
    static func probed(by probe: SchemaProbe, attempt: Int) throws -> SchemaProbe.Found {
        let found = try probe.explore(Element.self, attempt: attempt)
        let element = attempt % 2 == 1 ? found.value as? Element : nil
        return .init(
            schema: ["type": "array", "items": found.schema], value: Set(element.map { [$0] } ?? []))
    }
}

extension Dictionary: Probed where Key: Decodable, Value: Decodable {
    static func probed(by probe: SchemaProbe, attempt: Int) throws -> SchemaProbe.Found {
        let found = try probe.explore(Value.self, attempt: attempt)
        let value: [Key: Value] = [:]
        if Key.self == String.self {
            return .init(schema: ["type": "object", "additionalProperties": found.schema], value: value)
        }
        if Key.self == Int.self {
            let names: JSONValue = ["pattern": "^-?[0-9]+$"]
            return .init(
                schema: ["type": "object", "propertyNames": names, "additionalProperties": found.schema],
                value: value)
        }
        let key = try probe.explore(Key.self, attempt: attempt)
        if Key.self is any CodingKeyRepresentable.Type {
            return .init(
                schema: [
                    "type": "object", "propertyNames": key.schema, "additionalProperties": found.schema,
                ],
                value: value)
        }
        // Keys and values in turn.
        return .init(
            schema: ["type": "array", "items": ["anyOf": [key.schema, found.schema]]], value: value)
    }
}

extension JSONValue {
    /// The schema that allows null too.
    var orNull: JSONValue {
        guard var object else { return self }
        if object.isEmpty || object["type"]?.array?.contains("null") == true { return self }
        if let type = object["type"]?.string, object["enum"] == nil {
            object["type"] = [.string(type), "null"]
            return .object(object)
        }
        return ["anyOf": [self, ["type": "null"]]]
    }
}
