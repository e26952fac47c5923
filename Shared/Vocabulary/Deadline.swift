/// A time limit that the law or a plan sets.
public struct Deadline: Hashable, Sendable {
    /// `case.plan`, `budget.council.province`, `report.disability.commune`.
    public let code: String
    public let label: BilingualText
    public let rule: DeadlineRule
    public let validity: Validity
    public let source: String
    public let confidence: Confidence

    /// By when what counts from `start` is due; nil for a rule by calendar.
    public func due(from start: Occurrence, by calendar: WorkingCalendar) -> Due? {
        rule.due(from: start, by: calendar)?.weakened(by: confidence)
    }
}

/// When something is due: written `within 12 hours`, `within 5 working-days`, `within 15 days`, `within 6 months`,
/// `by 06-30`, `before 12-10`, the last two with `this-year`, `next-year` or `previous-year` when that is not the year
/// in question.
public enum DeadlineRule: Hashable, Sendable {
    case hours(Int)
    case workingDays(Int)
    case days(Int)
    case months(Int)
    /// On this day of the year at the latest, `yearOffset` years after the year in question.
    case by(month: Int, day: Int, yearOffset: Int)
    /// The day before this day of the year at the latest.
    case before(month: Int, day: Int, yearOffset: Int)

    /// By when something is still in time that counts from `start`; nil for a rule by calendar. Hours count from the moment, where
    /// that is known; days and months end on the day they end on, whether it is worked or not.
    public func due(from start: Occurrence, by calendar: WorkingCalendar) -> Due? {
        switch self {
        case .hours(let count): start.due(inHours: count)
        case .workingDays(let count): calendar.due(count, workingDaysAfter: start.day)
        case .days(let count): Due(day: start.day.advanced(by: count), confidence: .verified)
        case .months(let count):
            start.day.advanced(byMonths: count).map { Due(day: $0, confidence: .verified) }
        case .by, .before: nil
        }
    }

    /// The last day on which it is still in time, in or for `year`; nil for a rule that counts from an event.
    public func due(in year: Int) -> Day? {
        switch self {
        case .by(let month, let day, let offset): Day(year: year + offset, month: month, day: day)
        case .before(let month, let day, let offset):
            Day(year: year + offset, month: month, day: day)?.advanced(by: -1)
        case .hours, .workingDays, .days, .months: nil
        }
    }
}

extension DeadlineRule: TextValue {
    public static var expectation: String { "deadline-rule" }
    public static var form: TextForm {
        let calendar =
            "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
        return TextForm(
            "^(within ([1-9][0-9]{0,2}|1000) (hours|working-days|days|months)"
                + "|(by|before) \(calendar)( (previous|this|next)-year)?)$",
            example: "within 15 days", low: "within 1 days", high: "within 12 months")
    }

    private static let years = ["previous-year": -1, "this-year": 0, "next-year": 1]

    public var description: String {
        switch self {
        case .hours(let count): "within \(count) hours"
        case .workingDays(let count): "within \(count) working-days"
        case .days(let count): "within \(count) days"
        case .months(let count): "within \(count) months"
        case .by(let month, let day, let offset): "by \(DeadlineRule.calendar(month, day, offset))"
        case .before(let month, let day, let offset): "before \(DeadlineRule.calendar(month, day, offset))"
        }
    }

    private static func calendar(_ month: Int, _ day: Int, _ offset: Int) -> String {
        let year = offset == 0 ? nil : years.first { $0.value == offset }?.key
        return "\(pad(month, 2))-\(pad(day, 2))" + (year.map { " \($0)" } ?? "")
    }

    public init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count >= 2 else { return nil }
        if words[0] == "within" {
            guard words.count == 3, words[1].first != "0", let count = digits(words[1].utf8),
                (1...1000).contains(count)
            else { return nil }
            switch words[2] {
            case "hours": self = .hours(count)
            case "working-days": self = .workingDays(count)
            case "days": self = .days(count)
            case "months": self = .months(count)
            default: return nil
            }
            return
        }
        let offset = words.count == 3 ? DeadlineRule.years[String(words[2])] : words.count == 2 ? 0 : nil
        let monthAndDay = words[1].split(separator: "-", omittingEmptySubsequences: false)
        guard let offset, monthAndDay.count == 2, monthAndDay.allSatisfy({ $0.utf8.count == 2 }),
            let month = digits(monthAndDay[0].utf8),
            let day = digits(monthAndDay[1].utf8), Day(year: 2001, month: month, day: day) != nil
        else { return nil }
        switch words[0] {
        case "by": self = .by(month: month, day: day, yearOffset: offset)
        case "before": self = .before(month: month, day: day, yearOffset: offset)
        default: return nil
        }
    }
}
