extension Day {
    /// 1 Monday to 7 Sunday (ISO 8601).
    public var weekday: Int {
        // 1970-01-01 was a Thursday.
        let shifted = (daysSinceEpoch + 3) % 7
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }

    /// The same day of the month `count` months later, or that month's last day where it is shorter; nil outside the
    /// years 1900 to 2199.
    public func advanced(byMonths count: Int) -> Day? {
        guard let month = Month(of: self)?.advanced(by: count) else { return nil }
        return Day(
            year: month.year, month: month.number,
            day: min(dayOfMonth, Day.length(ofMonth: month.number, year: month.year)))
    }

    /// Full months lived on `day` by someone born on this one: complete when the day of the month is reached, or on
    /// the month's first following day where the month has no such day. Negative before birth.
    public func ageInMonths(on day: Day) -> Int {
        (day.year - year) * 12 + day.month - month - (day.dayOfMonth < dayOfMonth ? 1 : 0)
    }
}
