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

extension [SQL] {
    /// All of them; true when there is none.
    public var all: SQL { isEmpty ? "TRUE" : joined(separator: " AND ") }
}
