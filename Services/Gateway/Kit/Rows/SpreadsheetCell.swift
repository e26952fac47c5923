import JSONCoding
import Vocabulary

/// What spreadsheets write for what was typed into them, where it can only mean one thing.
enum SpreadsheetCell {
    /// `6/5/2015`, day first, as spreadsheets in Vietnamese write it, also with hyphens, dots or blanks, and `2015-05-06
    /// 00:00:00`, to `2015-05-06`; anything else as it is, with what to type where it is no day of the calendar, and a question where
    /// it has two digits of a year: of which century?
    /// (43831 is 1 January 2020 to some spreadsheets and 2 January 2024 to others: in a text it stays.)
    static func day(_ text: String) -> (value: JSONValue, hint: Message?) {
        for midnight in [" 00:00:00", "T00:00:00"] where text.hasSuffix(midnight) {
            return (.string(String(text.dropLast(midnight.utf8.count))), nil)
        }
        let parts = text.split(whereSeparator: { "/-. ".contains($0) })
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, parts.count == 3, parts[0].utf8.count <= 2 else {
            return (.string(text), nil)
        }
        if parts[2].utf8.count == 4, let day = Day(year: numbers[2], month: numbers[1], day: numbers[0]) {
            return (.string("\(day)"), nil)
        }
        if parts[2].utf8.count == 4 { return (.string(text), noDay(text, numbers)) }
        let years = [1900, 2000].map { numbers[2] + $0 }
        guard parts[2].utf8.count == 2,
            years.contains(where: { Day(year: $0, month: numbers[1], day: numbers[0]) != nil })
        else { return (.string(text), nil) }
        let days = years.map { "\(parts[0])/\(parts[1])/\($0)" }
        return (
            .string(text),
            Message(
                "gateway.cell-century",
                [
                    "value": text, "one": days[0], "other": days[1], "year": "\(years[0])",
                    "later": "\(years[1])",
                ])
        )
    }

    /// Of day, month and year in numbers that are no day: whether it would be one with the month first.
    private static func noDay(_ text: String, _ numbers: [Int]) -> Message {
        guard Day(year: numbers[2], month: numbers[0], day: numbers[1]) != nil else {
            return Message("gateway.cell-no-day", ["value": text])
        }
        let turned = [numbers[1], numbers[0]].map { ($0 < 10 ? "0" : "") + "\($0)" } + ["\(numbers[2])"]
        return Message(
            "gateway.cell-month-first", ["value": text, "day": turned.joined(separator: "/")])
    }

    /// A year alone, from 1900 to 2199.
    static func year(_ text: String) -> Int64? {
        guard let number = SpreadsheetNumber(text).integer, (1900...2199).contains(number) else { return nil }
        return number
    }
}

/// A number as people write it: `1.000.000`, `1,000,000`, `1 000 000`, `0,5`, `2015.0`.
enum SpreadsheetNumber: Equatable {
    /// Digits, a point and digits, as programs write it.
    case one(String)
    /// Thousands to some, thousandths to others: `1.000`.
    case two(String, String)
    case none

    init(_ text: String) {
        let isNegative = text.hasPrefix("-")
        let body = isNegative ? text.dropFirst() : text[...]
        var groups: [String] = [""]
        var marks: [Character] = []
        for character in body {
            switch character {
            case "0"..."9" where character.isASCII: groups[groups.count - 1].append(character)
            case ".", ",", " ", "\u{A0}", "\u{202F}":
                marks.append(character)
                groups.append("")
            default:
                self = .none
                return
            }
        }
        self = Self.reading(groups, marks, isNegative ? "-" : "")
    }

    private static func reading(_ groups: [String], _ marks: [Character], _ sign: String) -> Self {
        guard !groups.contains("") else { return .none }
        let isGrouped =
            (1...3).contains(groups[0].count) && groups[0].first != "0"
            && groups.dropFirst().allSatisfy { $0.count == 3 } && Set(marks).count == 1
        let decimals = sign + groups.dropLast().joined() + "." + (groups.last ?? "")
        switch marks.count {
        case 0: return .one(sign + groups[0])
        case 1:
            guard marks[0].isWhitespace else {
                return isGrouped ? .two(sign + groups.joined(), decimals) : .one(decimals)
            }
            return isGrouped ? .one(sign + groups.joined()) : .none
        default:
            if isGrouped { return .one(sign + groups.joined()) }
            // Marks of one kind between thousands, and another one before the decimals.
            guard let point = marks.last, !point.isWhitespace, !marks.dropLast().contains(point) else {
                return .none
            }
            return switch reading(groups.dropLast(), marks.dropLast(), sign) {
            case .two(let thousands, _): .one(thousands + "." + (groups.last ?? ""))
            case .one(let whole) where !whole.contains("."): .one(whole + "." + (groups.last ?? ""))
            default: .none
            }
        }
    }

    /// The whole number that it is, where it is one.
    var integer: Int64? {
        guard case .one(let text) = self else { return nil }
        let parts = text.split(separator: ".")
        guard parts.count == 1 || parts[1].allSatisfy({ $0 == "0" }) else { return nil }
        return Int64(parts[0])
    }

    /// The number that `text`, which this was read from, is; programs write `1e-7` too.
    func double(of text: String) -> Double? {
        switch self {
        case .one(let plain): Double(plain)
        case .two: nil
        case .none: Double(text).flatMap { $0.isFinite ? $0 : nil }
        }
    }
}
