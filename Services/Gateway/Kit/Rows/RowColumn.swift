import JSONCoding
import Vocabulary

/// A column of CSV: a member of the row by its dotted name, `caregivers.0.name`.
struct RowColumn: Sendable {
    let name: String
    private let path: [RowStep]
    private let kind: Schema.Kind
    private let isDay: Bool
    /// Of an array whose elements stand in one cell, `a; b`.
    private let elementKind: Schema.Kind?

    /// Nil when the row has no such member.
    init?(_ name: String, _ schema: Schema) {
        self.name = name
        var path: [RowStep] = []
        var here = schema
        for step in name.split(separator: ".", omittingEmptySubsequences: false) {
            if here.kind == .array, let index = Int(step), (0..<1000).contains(index),
                let element = here.element
            {
                here = element
                path.append(.element(index))
            } else if let member = here.member(String(step)) {
                here = member
                path.append(.member(String(step)))
            } else {
                return nil
            }
        }
        self.path = path
        kind = here.kind
        isDay = here.format == "date"
        elementKind = here.kind == .array ? here.element?.kind : nil
    }

    /// An empty cell is no member at all.
    func put(_ cell: String, into row: inout RowTree) {
        let text = SpreadsheetCell.unmarked(cell)
        guard !text.isEmpty else { return }
        let value: JSONValue
        if let elementKind {
            let parts = text.split(separator: ";").map { $0.trimmingPrefix(while: { $0 == " " }) }
            value = .array(parts.map { Self.value(String($0), elementKind) })
        } else {
            value = Self.value(isDay ? SpreadsheetCell.day(text) : text, kind)
        }
        row.put(value, at: path[...])
    }

    /// Text that is not what the member is stays text: the service then refuses the row and names the member.
    private static func value(_ text: String, _ kind: Schema.Kind) -> JSONValue {
        switch kind {
        case .integer: return SpreadsheetCell.integer(text).map { .integer($0) } ?? .string(text)
        case .number: return Double(text).map { .number($0) } ?? .string(text)
        case .boolean:
            switch text.lowercased() {
            case "true", "1", "có", "yes": return .bool(true)
            case "false", "0", "không", "no": return .bool(false)
            default: return .string(text)
            }
        case .string: return .string(text)
        case .object, .array, .other:
            do {
                return try JSONValue(parsing: text)
            } catch {
                // Not JSON: a plain word, which may well be what is wanted.
                return .string(text)
            }
        }
    }
}

/// What spreadsheets write for what was typed into them, where it can only mean one thing.
enum SpreadsheetCell {
    /// Without the apostrophe that says "this is a text" to a spreadsheet, before a digit or what would begin a formula.
    static func unmarked(_ cell: String) -> String {
        let scalars = cell.unicodeScalars
        guard scalars.first == "'", let second = scalars.dropFirst().first,
            "0123456789=+-@".unicodeScalars.contains(second)
        else { return cell }
        return String(scalars.dropFirst())
    }

    /// Also `2015.0`, which a whole number becomes in a column with gaps. Not `1.000`, which is a thousand to some.
    static func integer(_ text: String) -> Int64? {
        for fraction in [".0", ".00"] where text.hasSuffix(fraction) {
            return Int64(text.dropLast(fraction.utf8.count))
        }
        return Int64(text)
    }

    /// `6/5/2015`, day first, as spreadsheets in Vietnamese write it, and `2015-05-06 00:00:00`, to `2015-05-06`; anything
    /// else as it is.
    static func day(_ text: String) -> String {
        for midnight in [" 00:00:00", "T00:00:00"] where text.hasSuffix(midnight) {
            return String(text.dropLast(midnight.utf8.count))
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else {
            return text
        }
        return Day(year: year, month: month, day: day).map { "\($0)" } ?? text
    }
}
