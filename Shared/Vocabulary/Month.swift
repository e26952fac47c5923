/// A calendar month, written `YYYY-MM`; years 1900 to 2199. What a monthly payment or an age band counts by.
public struct Month: Hashable, Sendable, Comparable {
    /// Months since January of the year 0.
    private let index: Int

    public var year: Int { index / 12 }
    /// 1 to 12.
    public var number: Int { index % 12 + 1 }

    /// Nil outside January 1900 to December 2199.
    public init?(year: Int, month: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month) else { return nil }
        index = year * 12 + month - 1
    }

    /// The month that `day` lies in; nil for a day outside the years 1900 to 2199.
    public init?(of day: Day) { self.init(year: day.year, month: day.month) }

    public var first: Day { last.advanced(by: 1 - Day.length(ofMonth: number, year: year)) }

    public var last: Day {
        // A month holds a legal year and number by construction, so the day exists.
        Day(year: year, month: number, day: Day.length(ofMonth: number, year: year))
            ?? Day(daysSinceEpoch: 0)
    }

    /// Nil when that would leave the years 1900 to 2199.
    public func advanced(by count: Int) -> Month? {
        let (sum, overflow) = index.addingReportingOverflow(count)
        guard !overflow, sum >= 0 else { return nil }
        return Month(year: sum / 12, month: sum % 12 + 1)
    }

    public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

extension Month: TextValue {
    public static var expectation: String { "month" }
    public static var form: TextForm {
        TextForm("^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$", example: "2020-12", low: "1925-01", high: "2175-12")
    }

    public var description: String { "\(pad(year, 4))-\(pad(number, 2))" }

    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let year = digits(bytes[0..<4]),
            let month = digits(bytes[5..<7])
        else { return nil }
        self.init(year: year, month: month)
    }
}
