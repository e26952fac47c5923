internal import Foundation
public import JSONCoding
internal import Synchronization
internal import Vocabulary

/// As much of a JSON Schema (2020-12) validator as the schemas of this house use. A word in a schema that it does not know
/// refuses everything; formats are checked, as the vocabulary `format-assertion` does.
public struct SchemaCheck {
    private let root: JSONValue

    public init(_ root: JSONValue) { self.root = root }

    public func accepts(_ value: JSONValue) -> Bool { accepts(value, root) }

    func accepts(_ value: JSONValue, _ schema: JSONValue) -> Bool {
        if case .bool(let all) = schema { return all }
        return (schema.object?.members ?? []).allSatisfy { accepts(value, $0.name, $0.value, in: schema) }
    }

    /// What `reference` (`#`, `#/$defs/Child`) refers to.
    func target(of reference: String) -> JSONValue? { root[pointer: String(reference.dropFirst())] }

    private func accepts(_ value: JSONValue, _ word: String, _ operand: JSONValue, in schema: JSONValue)
        -> Bool
    {
        switch word {
        case "$schema", "$defs", "$comment", "title", "description", "examples", "x-labels", "x-table",
            "x-range", "x-clears":
            true
        case "$ref": operand.string.flatMap(target(of:)).map { accepts(value, $0) } ?? false
        case "type":
            (operand.array ?? [operand]).contains { $0.string.map { value.isKind($0) } ?? false }
        case "enum": operand.array?.contains(value) ?? false
        case "const": value == operand
        case "minimum": value.number.flatMap { number in operand.number.map { number >= $0 } } ?? true
        case "maximum": value.number.flatMap { number in operand.number.map { number <= $0 } } ?? true
        case "maxLength":
            value.string.flatMap { text in operand.integer.map { text.unicodeScalars.count <= $0 } } ?? true
        case "pattern": value.string.map { SchemaText.matches($0, operand.string ?? "") } ?? true
        case "format": value.string.map { SchemaText.hasFormat($0, operand.string ?? "") } ?? true
        case "anyOf": (operand.array ?? []).contains { accepts(value, $0) }
        case "oneOf": (operand.array ?? []).count { accepts(value, $0) } == 1
        default: acceptsParts(of: value, word, operand, in: schema)
        }
    }

    private func acceptsParts(
        of value: JSONValue, _ word: String, _ operand: JSONValue, in schema: JSONValue
    ) -> Bool {
        let members = value.object?.members ?? []
        return switch word {
        case "properties":
            (operand.object?.members ?? []).allSatisfy { member in
                value[member.name].map { accepts($0, member.value) } ?? true
            }
        case "required":
            value.object.map { object in
                (operand.array ?? []).allSatisfy { $0.string.flatMap { object[$0] } != nil }
            } ?? true
        case "additionalProperties":
            members.allSatisfy {
                schema["properties"]?[$0.name] != nil || accepts($0.value, operand)
            }
        case "propertyNames": members.allSatisfy { accepts(.string($0.name), operand) }
        case "items":
            (value.array ?? []).dropFirst(schema["prefixItems"]?.array?.count ?? 0)
                .allSatisfy { accepts($0, operand) }
        case "prefixItems":
            zip(value.array ?? [], operand.array ?? []).allSatisfy { accepts($0, $1) }
        case "minItems": value.array.map { $0.count >= Int(operand.integer ?? 0) } ?? true
        default: false
        }
    }
}

/// What schemas say of texts.
enum SchemaText {
    /// Compiled once: a pattern is asked for thousands of times.
    private static let compiled = Mutex<[String: NSRegularExpression]>([:])

    /// Patterns of this house are anchored, and `$` is the very end.
    static func matches(_ text: String, _ pattern: String) -> Bool {
        let whole = NSRange(location: 0, length: text.utf16.count)
        do {
            let expression = try compiled.withLock { compiled in
                if let known = compiled[pattern] { return known }
                let new = try NSRegularExpression(pattern: pattern)
                compiled[pattern] = new
                return new
            }
            return expression.firstMatch(in: text, range: whole)?.range == whole
        } catch {
            return false
        }
    }

    /// Formats that are not known refuse everything.
    static func hasFormat(_ text: String, _ format: String) -> Bool {
        switch format {
        case "date": Day(text) != nil
        case "date-time": Timestamp(text) != nil
        case "uuid": UUID(uuidString: text) != nil
        default: false
        }
    }
}

extension JSONValue {
    fileprivate func isKind(_ name: String) -> Bool {
        switch (self, name) {
        case (.null, "null"), (.bool, "boolean"), (.integer, "integer"), (.integer, "number"),
            (.number, "number"), (.string, "string"), (.array, "array"), (.object, "object"):
            true
        // Written `1e3` or `1.0` it is still one.
        case (.number(let number), "integer"): number == number.rounded()
        default: false
        }
    }
}
