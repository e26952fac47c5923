public import GRDB
public import Vocabulary

/// A condition of a query with what fills its question marks.
public struct Condition {
    public private(set) var sql: [String] = []
    /// What fills the question marks, in order.
    public var arguments = StatementArguments()

    public init() {}

    /// That `sql` holds.
    public mutating func add(_ sql: String, _ arguments: StatementArguments = []) {
        self.sql.append(sql)
        self.arguments += arguments
    }

    /// That a column of unit paths lies in one of `units`, each with all below it.
    public mutating func add(_ column: String, within units: [UnitPath]) {
        guard !units.isEmpty else { return add("0") }
        var parts: [String] = []
        var values = StatementArguments()
        for unit in units {
            parts.append("\(column) = ? OR (\(column) > ? AND \(column) < ?)")
            // "0" follows "/" in ASCII: the range holds exactly the paths below the unit.
            values += [unit.text, unit.text + "/", unit.text + "0"]
        }
        add("(" + parts.joined(separator: " OR ") + ")", values)
    }

    /// ` WHERE …`, or nothing.
    public var clause: String { sql.isEmpty ? "" : " WHERE " + sql.joined(separator: " AND ") }
}
