import GRDB
import ServiceKit
import Store

/// Records that are documents: each whole in the column `data`, beside what it is found by.
protocol DocumentRecords: Keyed where Key: DatabaseValueConvertible, Value: Codable {}

extension DocumentRecords {
    func find(_ id: Key) throws -> Value? { try documents("WHERE id = \(id)").first }

    /// Those that the end of the query, from its WHERE on, leaves.
    func documents(_ end: SQL) throws -> [Value] {
        try rows("SELECT id, data FROM \(SQL(sql: Self.table)) \(end)").map { try $0.json("data") }
    }
}
