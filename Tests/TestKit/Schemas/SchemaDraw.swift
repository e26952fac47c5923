public import JSONCoding

/// Draws values that a schema allows, and spoils them.
public struct SchemaDraw<Generator: RandomNumberGenerator> {
    private let check: SchemaCheck
    private let root: JSONValue
    private let places: SchemaPlaces
    var random: Generator

    public init(_ root: JSONValue, using random: Generator) {
        self.root = root
        self.random = random
        check = SchemaCheck(root)
        places = SchemaPlaces(root)
    }

    /// A value that the schema allows, with a text at a place of it (``SchemaPlaces/texts``) where one is asked for. Nil where none
    /// was found: a schema that allows none, or says it in words that this does not know.
    public mutating func value(having place: [String]? = nil) -> JSONValue? {
        for _ in 0..<50 {
            let drawn = draw(root, depth: 0, towards: place?[...])
            if check.accepts(drawn) { return drawn }
        }
        return nil
    }

    /// `way`: to the text that it must have; nil where it need not have any.
    private mutating func draw(
        _ schema: JSONValue, depth: Int, towards way: ArraySlice<String>? = nil
    ) -> JSONValue {
        if let reference = schema["$ref"]?.string, let target = check.target(of: reference) {
            return draw(target, depth: depth, towards: way)
        }
        let isWanted = way?.isEmpty == true
        if let words = schema["enum"]?.array,
            let word = words.filter({ !isWanted || $0.string != nil }).randomElement(using: &random)
        {
            return word
        }
        if let word = schema["const"] { return word }
        if let all = schema["anyOf"]?.array ?? schema["oneOf"]?.array, !all.isEmpty {
            if let way {
                let leading = all.filter { places.leads($0, along: way) }
                let choice = leading.randomElement(using: &random)
                return choice.map { draw($0, depth: depth + 1, towards: way) } ?? .null
            }
            // Deep down the last choice counts: it is null, or the case that holds least.
            let choice = depth > 6 ? all.last : all.randomElement(using: &random)
            return choice.map { draw($0, depth: depth + 1) } ?? .null
        }
        let kinds = (schema["type"]?.array ?? [schema["type"]].compactMap { $0 }).compactMap(\.string)
        switch kind(among: kinds, of: schema, depth: depth, towards: way) {
        case "object": return object(schema, depth: depth, towards: way)
        case "array": return array(schema, depth: depth, towards: way)
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

    private mutating func kind(
        among kinds: [String], of schema: JSONValue, depth: Int, towards way: ArraySlice<String>?
    ) -> String? {
        guard let way else {
            return depth > 6 && kinds.contains("null") ? "null" : kinds.randomElement(using: &random)
        }
        let isList = schema["items"] != nil || schema["prefixItems"] != nil
        return way.isEmpty ? "string" : isList ? "array" : "object"
    }

    private mutating func object(
        _ schema: JSONValue, depth: Int, towards way: ArraySlice<String>?
    ) -> JSONValue {
        let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
        var object = JSONObject()
        for member in schema["properties"]?.object?.members ?? [] {
            let rest = member.name == way?.first ? way?.dropFirst() : nil
            let isTaken = required.contains(member.name) || (depth < 6 && Bool.random(using: &random))
            if isTaken || rest != nil {
                object[member.name] = draw(member.value, depth: depth + 1, towards: rest)
            }
        }
        if let more = schema["additionalProperties"], more.object != nil {
            let rest = way?.first == "*" ? way?.dropFirst() : nil
            let number = rest != nil ? 1 : depth > 4 ? 0 : Int.random(in: 0...2, using: &random)
            for _ in 0..<number {
                let name = schema["propertyNames"].map {
                    draw($0["type"] == nil ? named($0) : $0, depth: depth + 1)
                }
                object[name?.string ?? "n\(Int.random(in: 0...9, using: &random))"] = draw(
                    more, depth: depth + 1, towards: rest)
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

    private mutating func array(
        _ schema: JSONValue, depth: Int, towards way: ArraySlice<String>?
    ) -> JSONValue {
        let wanted = way?.first.flatMap { Int($0) }
        let first = schema["prefixItems"]?.array ?? []
        var elements = first.enumerated().map { index, part in
            draw(part, depth: depth + 1, towards: index == wanted ? way?.dropFirst() : nil)
        }
        if let items = schema["items"] {
            let rest = wanted == first.count ? way?.dropFirst() : nil
            if rest != nil { elements.append(draw(items, depth: depth + 1, towards: rest)) }
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
