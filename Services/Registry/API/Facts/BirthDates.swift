public import Vocabulary

/// How age counts when only the year of birth is known.
public enum BirthDates {
    /// 31 December of that year: the child is taken for as young as it can be, so that nobody loses what a child is
    /// due for want of a date.
    public static func counted(_ date: Day?, year: Int) -> Day {
        date ?? Day(year: year, month: 12, day: 31) ?? .first
    }

    /// 1 January of that year.
    public static func earliest(_ date: Day?, year: Int) -> Day {
        date ?? Day(year: year, month: 1, day: 1) ?? .first
    }
}
