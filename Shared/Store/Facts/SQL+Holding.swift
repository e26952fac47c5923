public import GRDB
public import Vocabulary

extension SQL {
    /// True of the rows of a fact table that hold on a day as known at a point. `table` is its name or alias in the query.
    ///
    /// ```swift
    /// "SELECT commune, count(*) FROM child_home AS home WHERE \(.holding("home", on: day, knownOn: point)) GROUP BY commune"
    /// ```
    public static func holding(_ table: String, on day: Day, knownOn point: LogPoint = .latest) -> SQL {
        let name = SQL(sql: table)
        // The day is a filter, not a way in: SQLite would skip from value to value of a column for its sake.
        return """
            (+\(name).from_day <= \(day) AND +\(name).until_day >= \(day)
              AND +\(name).known_from <= \(point) AND +\(name).known_until >= \(point))
            """
    }

    /// True of the rows of a fact table that share a day with `days` as known at a point: what may collide with it.
    public static func overlapping(
        _ table: String, _ days: DayRange, knownOn point: LogPoint = .latest
    ) -> SQL {
        let name = SQL(sql: table)
        return """
            (+\(name).from_day <= \(days.last) AND +\(name).until_day >= \(days.from)
              AND +\(name).known_from <= \(point) AND +\(name).known_until >= \(point))
            """
    }
}
