internal import JSONCoding
internal import Vocabulary

/// What schemas say of words and codes for people: `x-labels` beside an `enum`, or beside a string that is a code, has
/// what people call each value in both languages; `x-table` names the table of the reference data that a code is of.
struct SchemaWords {
    private let texts: TextCatalogue
    /// Where codes are looked up, and the day on which they are in force; nil where a deployment's data are not at hand.
    private let codes: (reference: Reference, day: Day)?

    /// Without `texts` no word has a label.
    init(_ texts: TextCatalogue = TextCatalogue(vi: [:], en: [:]), codes: (Reference, Day)? = nil) {
        self.texts = texts
        self.codes = codes
    }

    /// The schema of `type` with its labels and tables.
    func annotated(_ type: any Any.Type, _ schema: JSONValue) -> JSONValue {
        switch type {
        case let type as any Choice.Type: labelled(schema, labels(of: type))
        case let type as any CodedMembers.Type: tabled(schema, type.codes)
        default: schema
        }
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

    private func tabled(_ schema: JSONValue, _ tables: [String: ReferenceTable]) -> JSONValue {
        guard var whole = schema.object, let members = whole["properties"]?.object else { return schema }
        whole["properties"] = .object(
            JSONObject(
                members.members.map { member in
                    (
                        name: member.name,
                        value: tables[member.name].map { coded(member.value, $0) } ?? member.value
                    )
                }))
        return .object(whole)
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
