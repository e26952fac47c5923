public import JSONCoding

/// Draws values that a schema allows, and spoils them.
public struct SchemaDraw<Generator: RandomNumberGenerator> {
    private let check: SchemaCheck
    private let root: JSONValue
    var random: Generator

    public init(_ root: JSONValue, using random: Generator) {
        self.root = root
        self.random = random
        check = SchemaCheck(root)
    }

    /// A value that the schema allows. Nil where none was found: a schema that allows none, or says it in words that this
    /// does not know.
    public mutating func value() -> JSONValue? {
        for _ in 0..<50 {
            let drawn = draw(root, depth: 0)
            if check.accepts(drawn) { return drawn }
        }
        return nil
    }

    private mutating func draw(_ schema: JSONValue, depth: Int) -> JSONValue {
        if let reference = schema["$ref"]?.string, let target = check.target(of: reference) {
            return draw(target, depth: depth)
        }
        if let words = schema["enum"]?.array, let word = words.randomElement(using: &random) { return word }
        if let word = schema["const"] { return word }
        if let choices = schema["anyOf"]?.array ?? schema["oneOf"]?.array, !choices.isEmpty {
            // Deep down the last choice counts: it is null, or the case that holds least.
            let choice = depth > 6 ? choices.last : choices.randomElement(using: &random)
            return choice.map { draw($0, depth: depth + 1) } ?? .null
        }
        let kinds = (schema["type"]?.array ?? [schema["type"]].compactMap { $0 }).compactMap(\.string)
        let kind = depth > 6 && kinds.contains("null") ? "null" : kinds.randomElement(using: &random)
        switch kind {
        case "object": return object(schema, depth: depth)
        case "array": return array(schema, depth: depth)
        case "string": return .string(text(schema))
        case "integer": return .integer(integer(schema))
        case "number":
            return [.number(1.5), .integer(3), .number(-0.25), .number(1e9)].randomElement(using: &random)
                ?? 0
        case "boolean": return .bool(Bool.random(using: &random))
        case "null": return .null
        default: return anything()
        }
    }

    private mutating func object(_ schema: JSONValue, depth: Int) -> JSONValue {
        let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
        var object = JSONObject()
        for member in schema["properties"]?.object?.members ?? [] {
            let isWanted = required.contains(member.name) || (depth < 6 && Bool.random(using: &random))
            if isWanted { object[member.name] = draw(member.value, depth: depth + 1) }
        }
        if let more = schema["additionalProperties"], more.object != nil {
            for _ in 0..<(depth > 4 ? 0 : Int.random(in: 0...2, using: &random)) {
                let name = schema["propertyNames"].map {
                    draw($0["type"] == nil ? named($0) : $0, depth: depth + 1)
                }
                object[name?.string ?? "n\(Int.random(in: 0...9, using: &random))"] = draw(
                    more, depth: depth + 1)
            }
        } else if Int.random(in: 0..<8, using: &random) == 0 {
            // What nobody asks for is allowed.
            object["something-else"] = anything()
        }
        return .object(object)
    }

    private func named(_ schema: JSONValue) -> JSONValue {
        if schema["$ref"] != nil { return schema }
        var schema = schema.object ?? [:]
        schema["type"] = "string"
        return .object(schema)
    }

    private mutating func array(_ schema: JSONValue, depth: Int) -> JSONValue {
        var elements = (schema["prefixItems"]?.array ?? []).map { draw($0, depth: depth + 1) }
        if let items = schema["items"] {
            for _ in 0..<(depth > 4 ? 0 : Int.random(in: 0...3, using: &random)) {
                elements.append(draw(items, depth: depth + 1))
            }
        }
        return .array(elements)
    }

    private mutating func integer(_ schema: JSONValue) -> Int64 {
        let least = schema["minimum"]?.integer ?? -1_000_000
        let most = schema["maximum"]?.integer ?? 1_000_000
        guard least < most else { return least }
        return switch Int.random(in: 0..<6, using: &random) {
        case 0: least
        case 1: most
        case 2: min(most, max(least, Int64.random(in: -10...10, using: &random)))
        default: min(most, max(least, Int64.random(in: 0...100_000, using: &random)))
        }
    }

    private mutating func text(_ schema: JSONValue) -> String {
        guard let pattern = schema["pattern"]?.string else {
            return ["", "a", "Nguyễn Văn An", "\u{1F600}\"\\\n", "2020-01-01"].randomElement(using: &random)
                ?? ""
        }
        let length = schema["maxLength"]?.integer ?? .max
        for _ in 0..<20 {
            var drawing = PatternDraw(pattern)
            let text = drawing.text(using: &random)
            let fits = schema["format"]?.string.map { SchemaText.hasFormat(text, $0) } ?? true
            if fits, text.unicodeScalars.count <= length { return text }
        }
        return schema["examples"]?.array?.first?.string ?? ""
    }

    private mutating func anything() -> JSONValue {
        let values: [JSONValue] = [nil, true, 7, -1.5, "x", ["a", nil], ["b": [1]]]
        return values.randomElement(using: &random) ?? .null
    }
}

extension SchemaDraw {
    /// `value` with something about it changed: a member is gone, another kind of value stands somewhere, a number is out of
    /// all bounds, a word is misspelt. It may still be allowed.
    public mutating func spoiled(_ value: JSONValue) -> JSONValue {
        if Int.random(in: 0..<4, using: &random) == 0 { return otherwise(value) }
        switch value {
        case .array(var elements) where !elements.isEmpty:
            let index = Int.random(in: elements.indices, using: &random)
            elements[index] = spoiled(elements[index])
            return .array(elements)
        case .object(var object) where !object.isEmpty:
            guard let name = object.names.randomElement(using: &random), let member = object[name] else {
                return value
            }
            object[name] = Int.random(in: 0..<4, using: &random) == 0 ? nil : spoiled(member)
            return .object(object)
        default: return otherwise(value)
        }
    }

    private mutating func otherwise(_ value: JSONValue) -> JSONValue {
        var others: [JSONValue] = [
            nil, true, 0, -7, 1.5, "", "word", [], [:], .integer(.max), .number(1e300),
        ]
        switch value {
        case .string(let text):
            let cut = text.isEmpty ? "x" : String(text.dropLast())
            others += [
                .string(cut), .string(text + "x"), .string(text + "0"), .string(" " + text),
                .string(text.uppercased()), .string(text.replacing("-", with: "_")),
                .string(text.replacing("1", with: "9")), .string(text.replacing("0", with: "٠")),
            ]
        case .integer(let number):
            others += [
                .integer(number &+ 1), .integer(number &- 1), .integer(.min),
                .number(Double(number % 1_000_000) + 0.5),
                .string("\(number)"),
            ]
        default: break
        }
        return others.randomElement(using: &random) ?? .null
    }
}
