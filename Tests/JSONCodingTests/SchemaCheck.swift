import JSONCoding

/// As much of a JSON Schema validator as the derived schemas use; an unknown word in a schema refuses
/// everything.
struct SchemaCheck {
    let root: JSONValue

    func accepts(_ value: JSONValue, _ schema: JSONValue) -> Bool {
        (schema.object?.members ?? []).allSatisfy { accepts(value, $0.name, $0.value, in: schema) }
    }

    private func accepts(_ value: JSONValue, _ word: String, _ operand: JSONValue, in schema: JSONValue)
        -> Bool
    {
        switch word {
        case "$schema", "$defs": return true
        case "$ref":
            let target = operand.string.flatMap { root[pointer: String($0.dropFirst())] }
            return target.map { accepts(value, $0) } ?? false
        case "type":
            return (operand.array ?? [operand]).contains { $0.string.map { value.isKind($0) } ?? false }
        case "enum": return operand.array?.contains(value) ?? false
        case "minimum": return value.number.flatMap { number in operand.number.map { number >= $0 } } ?? true
        case "maximum": return value.number.flatMap { number in operand.number.map { number <= $0 } } ?? true
        case "properties":
            return (operand.object?.members ?? []).allSatisfy { member in
                value[member.name].map { accepts($0, member.value) } ?? true
            }
        case "required":
            guard let object = value.object else { return true }
            return (operand.array ?? []).allSatisfy { $0.string.flatMap { object[$0] } != nil }
        case "additionalProperties":
            return (value.object?.members ?? []).allSatisfy { member in
                schema["properties"]?[member.name] != nil || accepts(member.value, operand)
            }
        case "items": return (value.array ?? []).allSatisfy { accepts($0, operand) }
        case "anyOf": return (operand.array ?? []).contains { accepts(value, $0) }
        case "oneOf": return (operand.array ?? []).count { accepts(value, $0) } == 1
        default: return false
        }
    }
}

extension JSONValue {
    fileprivate func isKind(_ name: String) -> Bool {
        switch (self, name) {
        case (.null, "null"), (.bool, "boolean"), (.integer, "integer"), (.integer, "number"),
            (.number, "number"),
            (.string, "string"), (.array, "array"), (.object, "object"):
            true
        default: false
        }
    }
}
