package import JSONCoding
package import Vocabulary

/// A JSON Schema as services derive it, to be walked member by member.
package struct Schema: Sendable {
    /// What a value is.
    package enum Kind: Equatable {
        case object, array, string, integer, number, boolean
        /// Any value, or one of several shapes.
        case other
    }

    private let root: JSONValue
    private let here: JSONValue
    /// What the schema is called where it is written once: `Sex`.
    private let name: String?

    package init(_ root: JSONValue) { self.init(root: root, here: root) }

    private init(root: JSONValue, here: JSONValue) {
        self.root = root
        (self.here, name) = Self.resolved(here, root)
    }

    /// Follows references, and the one alternative that is not null.
    private static func resolved(_ schema: JSONValue, _ root: JSONValue) -> (JSONValue, name: String?) {
        var schema = schema
        var name: String?
        // As many steps as a schema of ours can take; a reference to itself ends here too.
        for _ in 0..<16 {
            if let reference = schema["$ref"]?.string {
                guard let target = root[pointer: String(reference.dropFirst())] else {
                    return (schema, name)
                }
                schema = target
                name = reference.split(separator: "/").last.map(String.init)
            } else if let choices = schema["anyOf"]?.array {
                let real = choices.filter { $0["type"]?.string != "null" }
                guard real.count == 1 else { return (schema, name) }
                schema = real[0]
            } else {
                return (schema, name)
            }
        }
        return (schema, name)
    }

    package var kind: Kind {
        let names = here["type"]?.array?.compactMap(\.string) ?? [here["type"]?.string].compactMap { $0 }
        let real = names.filter { $0 != "null" }
        guard real.count == 1 else { return .other }
        return switch real[0] {
        case "object": .object
        case "array": .array
        case "string": .string
        case "integer": .integer
        case "number": .number
        case "boolean": .boolean
        default: .other
        }
    }

    /// Members of an object, in their order.
    package var members: [(name: String, schema: Schema, isRequired: Bool)] {
        let required = Set((here["required"]?.array ?? []).compactMap(\.string))
        return (here["properties"]?.object?.members ?? []).map {
            ($0.name, Schema(root: root, here: $0.value), required.contains($0.name))
        }
    }

    /// The members that an object may have: all that one of its shapes has. Nil where the schema does not say.
    var shapes: [(name: String, schema: Schema)]? {
        if let choices = here["oneOf"]?.array {
            return choices.flatMap { Schema(root: root, here: $0).members }.map { ($0.name, $0.schema) }
        }
        guard here["properties"] != nil || others != nil else { return nil }
        return members.map { ($0.name, $0.schema) }
    }

    /// Of members that may be called anything, as those of a dictionary.
    var others: Schema? { here["additionalProperties"].map { Schema(root: root, here: $0) } }

    /// Whether it is of a request that has no members.
    var takesNothing: Bool { here["title"] != nil && here["type"] == nil && shapes == nil }

    func member(_ name: String) -> Schema? {
        guard let member = here["properties"]?[name] else { return nil }
        return Schema(root: root, here: member)
    }

    /// The dotted names of what is no object itself, four levels deep: the columns that a table of these may have.
    var leaves: [String] { leaves(below: "", 4) }

    private func leaves(below prefix: String, _ depth: Int) -> [String] {
        guard depth > 0 else { return [] }
        return members.flatMap { member -> [String] in
            let isList = member.schema.kind == .array && member.schema.element?.kind == .object
            let inner = isList ? member.schema.element ?? member.schema : member.schema
            let name = prefix + member.name + (isList ? ".0" : "")
            return inner.kind == .object && !inner.members.isEmpty
                ? inner.leaves(below: name + ".", depth - 1) : [name]
        }
    }

    /// Of an array.
    package var element: Schema? { here["items"].map { Schema(root: root, here: $0) } }

    /// Whether a string is a unit's path.
    package var isUnit: Bool { name == "UnitPath" }

    /// The words that a string may be.
    package var words: [String] { (here["enum"]?.array ?? []).compactMap(\.string) }

    /// The table of the reference data that a string is a code of: `ethnic-group`.
    package var table: ReferenceTable? { here["x-table"]?.string.map(ReferenceTable.init(rawValue:)) }

    /// What the list of words or codes that a string may be is called: `Sex`, `ethnic-group`. Nil where it may be any text.
    package var listName: String? { table?.rawValue ?? (words.isEmpty ? nil : name) }

    /// What people call the words or codes that a string may be, as far as whoever gave the schema knows.
    package var labels: [(code: String, text: BilingualText)] {
        (here["x-labels"]?.object?.members ?? []).compactMap { label in
            guard let vi = label.value["vi"]?.string, let en = label.value["en"]?.string else { return nil }
            return (label.name, BilingualText(vi: vi, en: en))
        }
    }

    /// The members that a change can empty, of the strings that say which.
    package var clears: [String] { (here["x-clears"]?.array ?? []).compactMap(\.string) }

    /// The least and the most that a number may be, where a rule says so.
    package var range: ClosedRange<Int64>? {
        guard let ends = here["x-range"]?.array?.compactMap(\.integer), ends.count == 2, ends[0] <= ends[1]
        else { return nil }
        return ends[0]...ends[1]
    }

    package var format: String? { here["format"]?.string }
    package var example: String? { here["examples"]?.array?.first?.string }
}
