internal import GRDB
internal import Vocabulary

extension Rewind {
    /// The last one of each log, as the file has them.
    static func last(_ db: Database) throws -> [String: Rewind] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT source, at, from_position, from_incarnation, to_position, settled FROM store_rewinds
                ORDER BY number
                """)
        return Dictionary(
            rows.map { row in
                (
                    row[0] as String,
                    Rewind(
                        at: row[1], from: UInt64(row[2] as Int64), incarnation: row[3],
                        to: UInt64(row[4] as Int64), isSettled: row[5])
                )
            }, uniquingKeysWith: { _, last in last })
    }
}
