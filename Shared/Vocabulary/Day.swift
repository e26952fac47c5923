/// A calendar day (proleptic Gregorian), without time or zone. Written `YYYY-MM-DD`; years 1900 to 2199.
public struct Day: Hashable, Sendable, Comparable {
    /// Days since 1970-01-01; negative before it.
    public let daysSinceEpoch: Int

    public init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

    /// Nil when there is no such day (30 February) or the year is outside 1900...2199.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        // Days from civil (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        daysSinceEpoch =
            era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public var year: Int { civil.year }
    public var month: Int { civil.month }
    public var dayOfMonth: Int { civil.day }

    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1
        )
    }

    /// 1 to 366.
    public var dayOfYear: Int {
        (1..<month).reduce(dayOfMonth) { $0 + Day.length(ofMonth: $1, year: year) }
    }

    public static func < (left: Self, right: Self) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

    /// The day `count` days later (earlier when negative).
    public func advanced(by count: Int) -> Day { Day(daysSinceEpoch: daysSinceEpoch + count) }

    /// Whole years lived on `day` by someone born on this one; who was born on 29 February completes a year on
    /// 1 March of a common year. Negative before birth.
    public func age(on day: Day) -> Int {
        let hadBirthday = (day.month, day.dayOfMonth) >= (month, dayOfMonth)
        return day.year - year - (hadBirthday ? 0 : 1)
    }

    /// 28 to 31.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: TextValue {
    public static var expectation: String { "day" }
    public static var form: TextForm {
        TextForm(
            "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", format: "date",
            example: "2020-12-10", low: "1925-01-01", high: "2175-12-31")
    }

    public var description: String { "\(pad(year, 4))-\(pad(month, 2))-\(pad(dayOfMonth, 2))" }

    public init?(_ text: String) {
        var text = text
        guard let day = text.withUTF8(Self.read) else { return nil }
        self = day
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }
}

extension Day {
    /// Says what a spreadsheet did, where it is to be seen: 42130 is 2015-05-06 to it, and 6/5/15 nobody knows.
    public static func refusal(of text: String) -> Message {
        let bytes = text.utf8
        if bytes.count == 5, bytes.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Message("value.day-as-number", ["value": text])
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 3, parts.allSatisfy({ (1...2).contains($0.utf8.count) && Int($0) != nil }) {
            return Message("value.day-short-year", ["value": text])
        }
        return Message("value.day", ["value": text])
    }
}

/// Days from `start` to `end`, both counted.
public struct Period: Codable, Hashable, Sendable {
    public let start: Day
    public let end: Day

    /// Throws ``InvalidValue`` when the end is before the start.
    public init(from start: Day, through end: Day) throws {
        guard start <= end else {
            throw InvalidValue(Message("value.period", ["start": "\(start)", "end": "\(end)"]))
        }
        (self.start, self.end) = (start, end)
    }

    /// The calendar year that `day` lies in.
    public init(yearOf day: Day) {
        start = day.advanced(by: 1 - day.dayOfYear)
        end = start.advanced(by: Day.length(ofMonth: 2, year: day.year) + 336)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            from: container.decode(Day.self, forKey: .start),
            through: container.decode(Day.self, forKey: .end))
    }

    public func contains(_ day: Day) -> Bool { start <= day && day <= end }

    /// The days of it that lie from `first` to `last`, both counted; nil when there are none.
    public func clipped(from first: Day, through last: Day) -> Period? {
        Period(ordered: max(start, first), min(end, last))
    }

    private init?(ordered start: Day, _ end: Day) {
        guard start <= end else { return nil }
        (self.start, self.end) = (start, end)
    }
}
