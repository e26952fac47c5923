import FundingAPI
import GRDB
import Store

extension SQL {
    /// The sum of an expression over a group's rows as the column `name`, for ``StoredRow/total(_:)``: billions and the rest
    /// apart, because a thousand of the largest amounts would end SQLite's 64 bits, and the query with them.
    static func total(_ expression: String, as name: String) -> SQL {
        SQL(
            sql: """
                coalesce(sum(\(expression) / 1000000000), 0) AS \(name)_billions,
                coalesce(sum(\(expression) % 1000000000), 0) AS \(name)_rest
                """)
    }
}

extension StoredRow {
    /// What `SQL.total(_:as:)` added up. Throws ``FundingAPI/Total/Overflow``.
    func total(_ name: String) throws -> Total {
        try Total(billions: self["\(name)_billions"], rest: self["\(name)_rest"])
    }
}
