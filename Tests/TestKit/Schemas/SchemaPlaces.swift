public import JSONCoding

/// Where in the values of a schema a text may stand: the ways to it, member by member. `0` is any element of a list whose elements
/// are alike, `*` a member of any name.
public struct SchemaPlaces {
    private let root: JSONValue

    public init(_ root: JSONValue) { self.root = root }

    /// Each once, in order: `["children", "0", "name"]`. What holds itself is gone into once.
    public var texts: [[String]] { places(where: isText) }

    /// The same of those in which people write what they want: no words of a list, codes of a table, ids, days, units.
    public var freeTexts: [[String]] {
        places { schema in
            isText(schema)
                && ["enum", "const", "pattern", "format", "x-table"].allSatisfy { schema[$0] == nil }
        }
    }

    /// All members, however deep, by their own names.
    public var members: Set<String> {
        var found: Set<[String]> = []
        collect(root, [], through: [], where: { _ in true }, &found)
        return Set(found.compactMap(\.last))
    }

    /// All that a keyword of the schema says anywhere in it.
    public func words(of keyword: String) -> Set<String> {
        var words: Set<String> = []
        _ = places { schema in
            if let word = schema[keyword]?.string { words.insert(word) }
            return false
        }
        return words
    }

    private func places(where isWanted: (JSONValue) -> Bool) -> [[String]] {
        var found: Set<[String]> = []
        collect(root, [], through: [], where: isWanted, &found)
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func collect(
        _ schema: JSONValue, _ way: [String], through references: Set<String>,
        where isWanted: (JSONValue) -> Bool, _ found: inout Set<[String]>
    ) {
        if let reference = schema["$ref"]?.string {
            guard !references.contains(reference), let target = target(of: reference) else { return }
            return collect(
                target, way, through: references.union([reference]), where: isWanted, &found)
        }
        for choice in choices(of: schema) {
            collect(choice, way, through: references, where: isWanted, &found)
        }
        if isWanted(schema) { found.insert(way) }
        for (step, part) in parts(of: schema) {
            collect(part, way + [step], through: references, where: isWanted, &found)
        }
    }

    /// Whether a value of the schema, a part of this one, may have a text there.
    func leads(_ schema: JSONValue, along way: ArraySlice<String>) -> Bool {
        if let reference = schema["$ref"]?.string {
            return target(of: reference).map { leads($0, along: way) } ?? false
        }
        if choices(of: schema).contains(where: { leads($0, along: way) }) { return true }
        guard let step = way.first else { return isText(schema) }
        return parts(of: schema).contains { $0.step == step && leads($0.part, along: way.dropFirst()) }
    }

    /// Whether a pointer goes that way: `/children/3/name`.
    public static func goes(_ pointer: String, along way: [String]) -> Bool {
        let steps = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        return steps.count == way.count && zip(steps, way).allSatisfy { $1 == "*" || $0 == $1 }
    }

    private func target(of reference: String) -> JSONValue? { root[pointer: String(reference.dropFirst())] }

    private func choices(of schema: JSONValue) -> [JSONValue] {
        schema["anyOf"]?.array ?? schema["oneOf"]?.array ?? []
    }

    private func isText(_ schema: JSONValue) -> Bool {
        if let words = schema["enum"]?.array { return words.contains { $0.string != nil } }
        if let word = schema["const"] { return word.string != nil }
        guard choices(of: schema).isEmpty else { return false }
        return (schema["type"]?.array ?? [schema["type"]].compactMap(\.self)).contains {
            $0.string == "string"
        }
    }

    private func parts(of schema: JSONValue) -> [(step: String, part: JSONValue)] {
        var parts = (schema["properties"]?.object?.members ?? []).map { (step: $0.name, part: $0.value) }
        if let more = schema["additionalProperties"], more.object != nil { parts.append(("*", more)) }
        let first = schema["prefixItems"]?.array ?? []
        for (index, part) in first.enumerated() { parts.append(("\(index)", part)) }
        if let items = schema["items"], items.object != nil { parts.append(("\(first.count)", items)) }
        return parts
    }
}
