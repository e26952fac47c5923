import JSONCoding
package import ServiceKit
package import Vocabulary

/// How a request may go on that is typed a word a member, `name=value`: the members that it has, and the codes and units that may
/// stand there.
package struct RequestCompletions {
    private let schema: Schema
    private let headings: RowHeadings
    private let reference: Reference
    private let day: Day

    /// - Parameter day: whose units and codes come first.
    package init(_ description: MethodDescription, _ reference: Reference, on day: Day) {
        self.init(Schema(description.request), names: description.names, reference, on: day)
    }

    init(_ schema: Schema, names: JSONValue?, _ reference: Reference, on day: Day) {
        (self.schema, headings) = (schema, RowHeadings(schema, names: names))
        (self.reference, self.day) = (reference, day)
    }

    /// Members that `beginning` may be the beginning of, each with the sign that its value follows.
    package func members(beginning: String) -> [OfferedWord] {
        headings.columns.map { OfferedWord(code: $0, label: headings.label(of: $0) ?? schema.label(of: $0)) }
            .fitting(beginning).map { $0.between("", "=") }
    }

    /// What may stand where `beginning` does, of the member that people or programs call `name`. Of several values the last.
    package func values(of name: String, beginning: String) -> [OfferedWord] {
        guard case .column(let column) = headings.reading(of: name, as: schema),
            var member = schema.leaf(column)
        else { return [] }
        var (before, last) = (beginning[..<beginning.startIndex], beginning[...])
        if member.kind == .array, let element = member.element {
            member = element
            if let end = beginning.lastIndex(of: ";") {
                let rest = beginning[beginning.index(after: end)...].drop { $0 == " " }
                (before, last) = (beginning[..<rest.startIndex], rest)
            }
        }
        return member.offered(reference, on: day)
            .fitting(String(last), among: reference.units, on: day, isUnit: member.isUnit)
            .map { $0.between(String(before), "") }
    }
}

/// A word that a shell may offer, with what people call it.
package struct OfferedWord: Hashable, Sendable {
    package let word: String
    package let label: BilingualText?
    /// Of a code that does not hold today: when it does.
    package let days: Validity?

    package init(code word: String, label: BilingualText?, days: Validity? = nil) {
        (self.word, self.label, self.days) = (word, label, days)
    }

    /// The codes that a table has on `day`, in the order of the file, then those of other days.
    package static func codes(of table: ReferenceTable, _ reference: Reference, on day: Day) -> [OfferedWord]
    {
        let entries = reference.entries(table)
        let now = entries.filter { $0.validity.contains(day) }
        var seen = Set(now.map(\.code))
        return now.map { OfferedWord(code: $0.code, label: $0.text) }
            + entries.filter { seen.insert($0.code).inserted }
            .map { OfferedWord(code: $0.code, label: $0.text, days: $0.validity) }
    }

    /// The words that the law or the contract fixes.
    package static func words<Word: Choice>(of type: Word.Type) -> [OfferedWord] {
        let texts = GatewayKitTexts.all
        return type.allCases.map { OfferedWord(code: $0.rawValue, label: texts.bilingual($0.term)) }
    }

    func between(_ before: String, _ after: String) -> OfferedWord {
        OfferedWord(code: before + word + after, label: label, days: days)
    }
}

extension [OfferedWord] {
    /// Those whose code begins so; where there are none, those that people call something with a word that does, marks left out or
    /// typed, in either language.
    package func fitting(_ beginning: String) -> [OfferedWord] {
        let coded = filter { $0.word.hasPrefix(beginning) }
        guard coded.isEmpty else { return coded }
        let sought = " " + Vietnamese.folded(beginning)
        return filter { offered in
            let names = [offered.label?.vi, offered.label?.en, offered.word].compactMap(\.self)
            return names.contains { (" " + Vietnamese.folded($0)).contains(sought) }
        }
    }

    fileprivate func fitting(
        _ beginning: String, among units: UnitDirectory, on day: Day, isUnit: Bool
    ) -> [OfferedWord] {
        guard isUnit else { return fitting(beginning) }
        return UnitDirectory.completions(of: beginning, among: units.standing(on: day)).map { path in
            OfferedWord(code: path, label: UnitPath(path).flatMap { units.unit($0, on: day)?.fullName })
        }
    }
}

extension Schema {
    /// The codes and words that may stand here: those of the day first.
    func offered(_ reference: Reference, on day: Day) -> [OfferedWord] {
        if let table { return OfferedWord.codes(of: table, reference, on: day) }
        let labels = Dictionary(labels.map { ($0.code, $0.text) }) { first, _ in first }
        return (words + clears).map { OfferedWord(code: $0, label: labels[$0]) }
    }

    /// Where a dotted name leads.
    func leaf(_ name: String) -> Schema? {
        name.split(separator: ".").reduce(self as Schema?) { here, step in
            here.flatMap { Int(step) == nil ? $0.member(String(step)) : $0.element }
        }
    }
}
