public import GRDB
public import Vocabulary

extension SQL {
    /// True where the column names a unit of the territory: everything that was ever recorded there, whatever the place
    /// was called at the time.
    public static func within(_ column: String, _ territory: Territory) -> SQL {
        if territory.isEmpty { return "FALSE" }
        guard territory.paths.count > mostSought else {
            return .flat("\(sql: column) IN \(listed(territory.paths))")
        }
        let long = territory.stretches.filter { $0.count >= longStretch }
        guard long.count <= mostStretches else {
            return .flat("+\(sql: column) IN \(listed(territory.paths))")
        }
        var places = long.map { stretch in between(column, stretch) }
        let short = territory.stretches.filter { $0.count < longStretch }.joined()
        // Made only when a row is in none of the long ones.
        if !short.isEmpty { places.append("+\(sql: column) IN \(listed(short))") }
        return .flat("(\(places.joined(separator: " OR ")))")
    }

    /// The same of what is not sought by it, but said of each row that was found: no set is made of the paths where a few comparisons
    /// say as much.
    public static func lies(_ column: String, in territory: Territory) -> FlatSQL {
        if territory.isEmpty { return "FALSE" }
        guard territory.stretches.count <= mostStretches else {
            return "+\(sql: column) IN \(listed(territory.paths))"
        }
        return "(\(territory.stretches.map { between(column, $0) }.joined(separator: " OR ")))"
    }

    private static func between(_ column: String, _ stretch: ArraySlice<UnitPath>) -> FlatSQL {
        guard let first = stretch.first, let last = stretch.last else { return "FALSE" }
        return stretch.count == 1
            ? "+\(sql: column) = \(first)" : "+\(sql: column) BETWEEN \(first) AND \(last)"
    }

    /// As ``each(_:)``; in a path nothing is to be escaped.
    private static func listed(_ paths: some Sequence<UnitPath>) -> FlatSQL {
        var text = "["
        for path in paths {
            text += text.utf8.count == 1 ? "\"" : ",\""
            text += path.text
            text += "\""
        }
        text += "]"
        return "(SELECT value FROM json_each(\(text)))"
    }

    /// The column's index is used for so many paths at most. What a province holds is most of a table: to seek each of its
    /// 700 paths and to sort what is found took 10 ms a page of 100,000 children, to go along the rows in their order 1 ms.
    private static let mostSought = 100

    /// To make a set of a province's paths takes SQLite 0.2 ms each time, which is most of a search; to compare with the ends of
    /// stretches that have so many paths takes next to nothing.
    private static let longStretch = 8
    /// Each number of them is a statement of its own.
    private static let mostStretches = 32
}

extension SQL {
    /// True where the column has the value; everywhere where there is none, as of a filter that a request leaves out.
    public static func equal(_ column: String, _ value: (some DatabaseValueConvertible)?) -> SQL {
        value.map { "\(sql: column) = \($0)" } ?? "TRUE"
    }

    /// The same of a word of a fixed list.
    public static func equal(_ column: String, _ word: (some Choice)?) -> SQL {
        .equal(column, word?.rawValue)
    }

    /// True where the column has a day of the period; everywhere where there is none.
    public static func during(_ column: String, _ period: Period?) -> SQL {
        period.map { "\(sql: column) BETWEEN \($0.start) AND \($0.end)" } ?? "TRUE"
    }

    /// True behind the last row of the page before; everywhere where there is none.
    public static func after(_ column: String, _ last: String?) -> SQL {
        last.map { "\(sql: column) > \($0)" } ?? "TRUE"
    }
}

extension [SQL] {
    /// All of them; true when there is none.
    public var all: SQL { isEmpty ? "TRUE" : joined(separator: " AND ") }
}
