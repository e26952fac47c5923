public import GRDB
public import Vocabulary

extension SQL {
    /// True where the column names one of these units or one below them.
    public static func within(_ column: String, _ units: [UnitPath]) -> SQL {
        // '0' is the character after '/': all that begins with "unit/" lies between the two.
        let each: [SQL] = units.map { unit in
            let name = SQL(sql: column)
            return """
                (\(name) = \(unit) OR (\(name) > \(unit.text + "/") AND \(name) < \(unit.text + "0")))
                """
        }
        return each.isEmpty ? "FALSE" : "(\(each.joined(separator: " OR ")))"
    }
}

extension [SQL] {
    /// All of them; true when there is none.
    public var all: SQL { isEmpty ? "TRUE" : joined(separator: " AND ") }
}
