public import GRDB
public import Vocabulary

extension SQL {
    /// True where the column names a unit of the territory: everything that was ever recorded there, whatever the place
    /// was called at the time.
    public static func within(_ column: String, _ territory: Territory) -> SQL {
        if territory.isEmpty { return "FALSE" }
        // Nothing in a path needs escaping. One statement, whatever the number of paths.
        let paths = "[\"" + territory.paths.map(\.text).joined(separator: "\",\"") + "\"]"
        let name = SQL(sql: territory.paths.count > mostSought ? "+\(column)" : column)
        return "\(name) IN (SELECT value FROM json_each(\(paths)))"
    }

    /// The column's index is used for so many paths at most. What a province holds is most of a table: to seek each of its
    /// 700 paths and to sort what is found took 10 ms a page of 100,000 children, to go along the rows in their order 1 ms.
    private static let mostSought = 100
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
