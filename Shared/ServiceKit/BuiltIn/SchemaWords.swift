internal import Bus
internal import JSONCoding
internal import Vocabulary

/// What schemas say for people, and what rules say of members that decoding does not:
///
/// | word | beside | says |
/// | --- | --- | --- |
/// | `x-labels` | `enum`, `x-table`, `x-clears` | what people call each value, in both languages |
/// | `x-labels` | `properties` | what people call each member |
/// | `x-table` | a string | of which table of the reference data it is a code |
/// | `x-range` | an integer | the least and the most |
/// | `x-clears` | a string | the members that a change can empty |
struct SchemaWords {
    private let texts: TextCatalogue
    /// Where codes are looked up, and the day on which they are in force; nil where a deployment's data are not at hand.
    private let codes: (reference: Reference, day: Day)?

    /// Without `texts` no word has a label.
    init(_ texts: TextCatalogue = TextCatalogue(vi: [:], en: [:]), codes: (Reference, Day)? = nil) {
        (self.texts, self.codes) = (texts, codes)
    }

    /// The schema of `type` with its labels and tables.
    func annotated(_ type: any Any.Type, _ schema: JSONValue) -> JSONValue {
        switch type {
        case let type as any Choice.Type: labelled(schema, labels(of: type))
        default: members(of: type, schema)
        }
    }

    private func members(of type: any Any.Type, _ schema: JSONValue) -> JSONValue {
        guard let properties = schema["properties"]?.object else { return schema }
        let codes = (type as? any CodedMembers.Type)?.codes ?? [:]
        let clears = (type as? any ClearingMembers.Type)?.clears ?? []
        var bounds = (type as? any BoundedMembers.Type)?.bounds ?? [:]
        if type is any PagedRequest.Type { bounds["limit"] = 1...PageLength.most }
        var whole = schema.object ?? [:]
        whole["properties"] = .object(
            JSONObject(
                properties.members.map { member in
                    var value = member.value
                    if let table = codes[member.name] { value = coded(value, table) }
                    if let range = bounds[member.name] { value = ranged(value, range) }
                    if member.name == "clear", !clears.isEmpty { value = clearing(value, clears) }
                    return (name: member.name, value: value)
                }))
        return labelled(.object(whole), labels(of: properties.names))
    }

    private func labels(of members: [String]) -> [(code: String, text: BilingualText)] {
        members.compactMap { name in texts.bilingual("member.\(name)").map { (name, $0) } }
    }

    /// What people call the members that `schema` has at any depth, by name; nil where nobody has named any.
    func names(ofMembersIn schema: JSONValue) -> JSONValue? {
        var names: [String] = []
        Self.collect(&names, from: schema)
        let labelled = Set(names).sorted().compactMap { name in
            texts.bilingual("member.\(name)").map { (name: name, value: Self.value($0)) }
        }
        return labelled.isEmpty ? nil : .object(JSONObject(labelled))
    }

    private static func collect(_ names: inout [String], from schema: JSONValue) {
        switch schema {
        case .object(let object):
            names += schema["properties"]?.object?.names ?? []
            for member in object.members { collect(&names, from: member.value) }
        case .array(let elements):
            for element in elements { collect(&names, from: element) }
        default: break
        }
    }

    private static func value(_ text: BilingualText) -> JSONValue {
        ["vi": .string(text.vi), "en": .string(text.en)]
    }

    private func labels<Word: Choice>(of type: Word.Type) -> [(code: String, text: BilingualText)] {
        type.allCases.compactMap { word in texts.bilingual(word.term).map { (word.rawValue, $0) } }
    }

    private func labels(of table: ReferenceTable) -> [(code: String, text: BilingualText)] {
        guard let (reference, day) = codes else { return [] }
        return reference.codes(table, on: day).compactMap { code in
            reference.entry(table, code, on: day).map { (code, $0.text) }
        }
    }

    private func labelled(_ schema: JSONValue, _ labels: [(code: String, text: BilingualText)]) -> JSONValue {
        guard var words = schema.object, !labels.isEmpty else { return schema }
        words["x-labels"] = .object(
            JSONObject(
                labels.map {
                    (name: $0.code, value: Self.value($0.text))
                }))
        return .object(words)
    }

    private func ranged(_ schema: JSONValue, _ range: ClosedRange<Int>) -> JSONValue {
        var words = schema.object ?? [:]
        words["x-range"] = [.integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound))]
        return .object(words)
    }

    private func clearing(_ schema: JSONValue, _ members: [String]) -> JSONValue {
        guard var words = schema.object, let items = words["items"]?.object else { return schema }
        var item = items
        item["x-clears"] = .array(members.map { .string($0) })
        words["items"] = labelled(.object(item), labels(of: members))
        return .object(words)
    }

    /// Of a list of codes, each.
    private func coded(_ schema: JSONValue, _ table: ReferenceTable) -> JSONValue {
        guard var words = schema.object else { return schema }
        if let items = words["items"] {
            words["items"] = coded(items, table)
            return .object(words)
        }
        words["x-table"] = .string(table.rawValue)
        return labelled(.object(words), labels(of: table))
    }
}
