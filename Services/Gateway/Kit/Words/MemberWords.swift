package import JSONCoding
package import Vocabulary

/// What a department answered, member by member in words.
package struct MemberWords {
    /// Minutes that the deployment's clocks are ahead of UTC.
    private let zone: Int
    private let language: Language
    private let unitName: (UnitPath) -> String

    package init(zone: Int, language: Language, unitName: @escaping (UnitPath) -> String) {
        (self.zone, self.language, self.unitName) = (zone, language, unitName)
    }

    /// Each member with what people call it and its value in words. Ids, versions and marks, which programs alone go by, are left out.
    package func rows(
        of value: JSONValue, _ schema: Schema, under labels: [String] = []
    ) -> [(label: String, text: String)] {
        (value.object?.members ?? []).flatMap { name, value -> [(label: String, text: String)] in
            guard let inner = schema.member(name) else { return [] }
            let own = inner.element ?? inner
            if own.format == "uuid" || name == "version" || name == "provisional" || value == .bool(false) {
                return []
            }
            // What holds on every day began on none.
            if own.format == "date", value.string == "\(Day.first)" { return [] }
            let label = labels + [self.label(of: name, own, in: schema)]
            switch value {
            case .object: return rows(of: value, inner, under: label)
            case .array(let elements) where own.kind == .object:
                return elements.flatMap { rows(of: $0, own, under: label) }
            case .array(let elements):
                let texts = elements.map { word($0, own) }
                return texts.isEmpty ? [] : [(heading(label), texts.joined(separator: "; "))]
            case .null: return []
            default: return [(heading(label), word(value, own))]
            }
        }
    }

    /// What people call the member; a unit that something comes from is no first day.
    private func label(of name: String, _ own: Schema, in schema: Schema) -> String {
        name == "from" && own.isUnit ? said("from-unit") : schema.label(of: name)?[language] ?? name
    }

    private func heading(_ labels: [String]) -> String {
        let label = labels.suffix(2).joined(separator: ": ")
        return label.prefix(1).uppercased() + label.dropFirst()
    }

    private func word(_ value: JSONValue, _ schema: Schema) -> String {
        switch value {
        case .bool(let truth): said(truth ? "yes" : "no")
        case .integer(let number): "\(number)"
        case .number(let number): NumberFormat(language).decimal(number)
        case .string(let text):
            if schema.isUnit, let unit = UnitPath(text) {
                unitName(unit)
            } else if schema.format == "date", let day = Day(text) {
                DayWords.day(day, in: language)
            } else if schema.format == "date-time", let moment = Timestamp(text) {
                DayWords.moment(moment, utcOffset: zone, in: language)
            } else {
                schema.labels.first { $0.code == text }?.text[language] ?? text
            }
        case .array, .object: value.compact
        case .null: ""
        }
    }

    private func said(_ key: String) -> String {
        GatewayKitTexts.all.render(Message("gateway.document.\(key)"), in: language)
    }
}
