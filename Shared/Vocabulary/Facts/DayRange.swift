/// Days from one to another, both counted; open where the last is not known. How facts are dated: reference data and
/// policy have a ``Validity``, whose end is the first day after.
public struct DayRange: Hashable, Sendable {
    public let from: Day
    public let until: Day?

    /// Nil when it would end before it begins.
    public init?(from: Day, until: Day?) {
        if let until, until < from { return nil }
        (self.from, self.until) = (from, until)
    }

    /// From a day on.
    public init(from: Day) {
        self.from = from
        until = nil
    }

    /// One day alone.
    public init(on day: Day) {
        from = day
        until = day
    }

    /// An open end is the last day of time.
    public var last: Day { until ?? .last }

    public func contains(_ day: Day) -> Bool { from <= day && day <= last }
    public func overlaps(_ other: DayRange) -> Bool { from <= other.last && other.from <= last }
}

extension Day {
    /// The first day that can be written, 1900-01-01: from when what holds on every day is dated.
    public static let first = Day(daysSinceEpoch: -25_567)
    /// The last day of time, 2199-12-31: what has no end lasts until then.
    public static let last = Day(daysSinceEpoch: 84_005)
}
