/// A row of `working_calendar.csv`: a day on which offices are closed that would be open, or work although it is a Saturday.
public struct CalendarEntry: Hashable, Sendable {
    /// What is special about it.
    public enum Kind: String, Choice {
        /// A public holiday (Labour Code 2019, Art. 112).
        case holiday
        /// Off since a holiday fell on a day of rest (Art. 111).
        case inLieu
        /// Off for a Saturday that is worked.
        case swapped
        /// A day of rest that is worked in place of a swapped one.
        case working
        /// Not a day but a year, all of whose days off are in the table.
        case announced
    }

    /// Which days a row speaks of.
    public enum When: Hashable, Sendable {
        case day(Day)
        /// Every year.
        case yearly(month: Int, day: Int)
        case year(Int)
    }

    public let when: When
    public let kind: Kind
    public let label: BilingualText
    public let validity: Validity
    public let source: String
    public let confidence: Confidence
}

extension CalendarEntry.When {
    /// Reads `2026-02-17`, `09-02` or `2026`.
    init?(_ text: String) {
        if let day = Day(text) {
            self = .day(day)
        } else if text.utf8.count == 5, let day = Day("2000-" + text) {
            self = .yearly(month: day.month, day: day.dayOfMonth)
        } else if text.utf8.count == 4, let year = digits(text.utf8), (1900...2199).contains(year) {
            self = .year(year)
        } else {
            return nil
        }
    }
}

/// Which days offices work: Mondays to Fridays (Decision 188/1999/QĐ-TTg), but for what ``CalendarEntry`` says.
///
/// What nobody has verified puts no deadline off: a day off of that kind counts as worked, and whatever was counted past it is
/// unverified. So is what was counted through a year whose days off are not announced.
public struct WorkingCalendar: Hashable, Sendable {
    private var days: [Day: CalendarEntry] = [:]
    private var yearly: [CalendarEntry] = []
    private var announced: [Int: Confidence] = [:]

    /// Knows of weekends only, and says so of whatever it counts.
    public init() {}

    init(_ entries: [CalendarEntry]) {
        for entry in entries {
            switch entry.when {
            case .day(let day): if entry.validity.contains(day) { days[day] = entry }
            case .yearly: yearly.append(entry)
            case .year(let year): announced[year] = entry.confidence
            }
        }
    }

    /// What is special about `day`; nil of a day like any other.
    public func entry(on day: Day) -> CalendarEntry? {
        if let dated = days[day] { return dated }
        let (month, number) = (day.month, day.dayOfMonth)
        return yearly.first {
            $0.when == .yearly(month: month, day: number) && $0.validity.contains(day)
        }
    }

    /// Whether offices work then, as far as it is sure.
    public func isWorking(_ day: Day) -> Bool {
        let entry = entry(on: day)
        if entry?.kind == .working { return true }
        return day.weekday <= 5 && (entry == nil || entry?.confidence == .unverified)
    }

    /// The day `count` working days after `day`, which itself is not counted; `count` is at least 0.
    public func due(_ count: Int, workingDaysAfter day: Day) -> Due {
        var (reached, left) = (day, count)
        var confidence = Confidence.verified
        while left > 0 {
            reached = reached.advanced(by: 1)
            if isWorking(reached) { left -= 1 }
            confidence = confidence.weaker(sureness(of: reached))
        }
        return Due(day: reached, confidence: confidence)
    }

    /// How sure it is that the day counts, or does not.
    private func sureness(of day: Day) -> Confidence {
        if let entry = entry(on: day) { return entry.confidence }
        return announced[day.year] ?? .unverified
    }
}
