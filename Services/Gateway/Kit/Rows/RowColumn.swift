import JSONCoding
import Tables
import Vocabulary

/// A column of a table: a member of the row by its dotted name, `caregivers.0.name`.
struct RowColumn: Sendable {
    let name: String
    private let path: [RowStep]
    private let content: CellContent
    /// Of an array whose elements stand in one cell, `a; b`.
    private let element: CellContent?

    /// Nil when the row has no such member.
    init?(_ name: String, _ schema: Schema) {
        self.name = name
        var path: [RowStep] = []
        var (here, above) = (schema, schema)
        for step in name.split(separator: ".", omittingEmptySubsequences: false) {
            if here.kind == .array, let index = Int(step), (0..<1000).contains(index),
                let element = here.element
            {
                here = element
                path.append(.element(index))
            } else if let member = here.member(String(step)) {
                (here, above) = (member, here)
                path.append(.member(String(step)))
            } else {
                return nil
            }
        }
        self.path = path
        if here.format == "date", name.hasSuffix("Date"), case .member(let own) = path.last,
            above.member(own.dropLast(4) + "Year")?.kind == .integer
        {
            year = YearColumn(
                name: name.dropLast(4) + "Year", path: path.dropLast() + [.member(own.dropLast(4) + "Year")])
        } else {
            year = nil
        }
        // Whoever asks for a commune means no district of the same name.
        var level: UnitLevel?
        if case .member("commune") = path.last { level = .commune }
        content = CellContent(here, level)
        element = here.kind == .array ? here.element.map { CellContent($0, level) } : nil
    }

    /// Whether days stand there.
    var isDay: Bool { content.isDay }

    /// What was made of the cell, as people read it; nothing where none was.
    ///
    /// - Parameter unit: what people call a unit.
    func said(in row: RowTree, _ language: Language, unit: (UnitPath) -> String) -> String {
        guard let value = row.value(at: path[...]) ?? year.flatMap({ row.value(at: $0.path[...]) }) else {
            return ""
        }
        return (value.array ?? [value]).map { (element ?? content).said($0, language, unit) }
            .joined(separator: "; ")
    }

    /// Where the year goes where it is all that is known of a day: `birthYear` beside `birthDate`. Nil where the row has no
    /// such member.
    let year: YearColumn?

    /// Puts what the cell says where it belongs; an empty one is no member at all. Says what to type instead where it
    /// cannot be what the member is: then it stays what the service refuses.
    ///
    /// - Parameter units: by which names of units become paths.
    func put(_ cell: TableCell, into row: inout RowTree, _ units: UnitReading? = nil) -> Message? {
        let text = CSV.unmarked(cell.text)
        guard !text.isEmpty else { return nil }
        if cell.kind == .error {
            // No member is an object of this: whatever takes texts would take the spreadsheet's word for one.
            row.put(.object(["error": .string(text)]), at: path[...])
            return Message("gateway.cell-error", ["value": text])
        }
        if let year, let number = SpreadsheetCell.year(text), !row.has(year.path[...]) {
            row.put(.integer(number), at: year.path[...])
            return nil
        }
        guard let element else {
            let (value, hint) = content.value(TableCell(cell.kind, text), units)
            row.put(value, at: path[...])
            return hint
        }
        let parts = text.split(separator: ";").map { part in
            element.value(.text(String(part.trimmingPrefix(while: { $0 == " " }))), units)
        }
        row.put(.array(parts.map(\.value)), at: path[...])
        return parts.lazy.compactMap(\.hint).first
    }
}

/// The member that a year alone belongs to.
struct YearColumn: Sendable {
    let name: String
    let path: [RowStep]
}

/// What the cells of a column say, by what the member is.
private struct CellContent: Sendable {
    /// What a cell says, and what to type instead where it cannot be what the member is.
    typealias Reading = (value: JSONValue, hint: Message?)

    private let kind: Schema.Kind
    let isDay: Bool
    private let isUnit: Bool
    private let level: UnitLevel?
    private let codes: Set<String>
    /// What people call them, in both languages, by how headings are compared.
    private let labels: [String: Set<String>]
    /// The same without diacritics.
    private let foldedLabels: [String: Set<String>]
    /// By their letters alone: `H'Mông`, `Hmông`.
    private let letteredLabels: [String: Set<String>]
    private let texts: [String: BilingualText]

    init(_ schema: Schema, _ level: UnitLevel?) {
        kind = schema.kind
        isDay = schema.format == "date"
        isUnit = schema.isUnit
        self.level = level
        codes = Set(schema.words + schema.labels.map(\.code))
        var (labels, folded): ([String: Set<String>], [String: Set<String>]) = ([:], [:])
        var lettered: [String: Set<String>] = [:]
        for (code, text) in schema.labels {
            for language in Language.allCases {
                for name in [text[language]] + Self.otherNames(of: code, schema, in: language) {
                    labels[name.asHeading, default: []].insert(code)
                    folded[Vietnamese.folded(name), default: []].insert(code)
                    lettered[Vietnamese.letters(name), default: []].insert(code)
                }
            }
        }
        (self.labels, foldedLabels, letteredLabels) = (labels, folded, lettered)
        texts = Dictionary(schema.labels.map { ($0.code, $0.text) }) { first, _ in first }
    }

    /// What people write for a code beside its label: `Mông` of `HMông`.
    private static func otherNames(of code: String, _ schema: Schema, in language: Language) -> [String] {
        guard let table = schema.table else { return [] }
        let names = GatewayKitTexts.all.template("gateway.also.\(table.rawValue).\(code)", in: language) ?? ""
        return names.split(separator: ";").map { $0.drop { $0 == " " } }.map(String.init)
    }

    /// A value of the member in people's words.
    func said(_ value: JSONValue, _ language: Language, _ unit: (UnitPath) -> String) -> String {
        switch value {
        case .string(let text):
            if isDay { return Day(text).map { DayWords.day($0, in: language) } ?? text }
            if isUnit { return UnitPath(text).map(unit) ?? text }
            return texts[text]?[language] ?? text
        case .bool(let truth): return TableCell(.truth, truth ? "true" : "false").written(in: language)
        case .integer(let number): return "\(number)"
        case .number(let number): return TableCell(.number, "\(number)").written(in: language)
        // A word of a spreadsheet for what it could not work out.
        case .object(let object): return object.members.first?.value.string ?? value.compact
        default: return value.compact
        }
    }

    /// Text that is not what the member is stays text.
    func value(_ cell: TableCell, _ units: UnitReading?) -> Reading {
        let text = cell.text
        if isUnit, let units { return units.read(text, level: level) }
        // A sheet's number can be read in one way only.
        if cell.kind == .number, kind == .number, let number = Double(text) { return (.number(number), nil) }
        return switch kind {
        case .integer: number(text) { $0.integer.map { .integer($0) } }
        case .number: number(text) { $0.double(of: text).map { .number($0) } }
        case .boolean: truth(text)
        case .string: word(text)
        case .object, .array, .other: (other(text), nil)
        }
    }

    private func number(_ text: String, _ value: (SpreadsheetNumber) -> JSONValue?) -> Reading {
        let number = SpreadsheetNumber(text)
        if let value = value(number) { return (value, nil) }
        guard case .two(let thousands, let thousandths) = number else {
            return (.string(text), Message("gateway.cell-number", ["value": text]))
        }
        return (
            .string(text),
            Message(
                "gateway.cell-two-numbers", ["value": text, "one": thousands, "other": thousandths])
        )
    }

    private func truth(_ text: String) -> Reading {
        switch text.lowercased() {
        case "true", "1", "có", "co", "yes", "x": (.bool(true), nil)
        case "false", "0", "không", "khong", "no": (.bool(false), nil)
        default: (.string(text), Message("gateway.cell-truth", ["value": text]))
        }
    }

    /// A code, or what people call exactly one.
    private func word(_ text: String) -> Reading {
        if isDay { return SpreadsheetCell.day(text) }
        guard !codes.contains(text), !labels.isEmpty,
            let meant = labels[text.asHeading] ?? foldedLabels[Vietnamese.folded(text)]
                ?? letteredLabels[Vietnamese.letters(text)]
        else { return (.string(text), nil) }
        if meant.count == 1, let code = meant.first { return (.string(code), nil) }
        return (
            .string(text),
            Message(
                "gateway.cell-several",
                ["value": text, "codes": meant.sorted().joined(separator: ", ")])
        )
    }

    private func other(_ text: String) -> JSONValue {
        do {
            return try JSONValue(parsing: text)
        } catch {
            // Not JSON: a plain word, which may well be what is wanted.
            return .string(text)
        }
    }
}
