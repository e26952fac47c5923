internal import GRDB
internal import Vocabulary

/// The log's rows as envelopes.
enum EventRow {
    /// What a confidential event is sealed for.
    static func place(_ service: String, _ position: UInt64) -> String { "\(service).events/\(position)" }

    static func fetch(
        _ db: Database, after position: UInt64, limit: Int, service: String, vault: Vault
    ) throws -> [EventEnvelope] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(RowChain.events.listed), chain, (
                    SELECT incarnation FROM store_lives WHERE source = ? AND first <= position
                    ORDER BY first DESC LIMIT 1)
                FROM store_events
                WHERE position > ? ORDER BY position LIMIT ?
                """)
        let after = Int64(clamping: position)
        return try Row.fetchAll(statement, arguments: [service, after, max(0, limit)]).map { row in
            let position = UInt64(row[0] as Int64)
            let confidential: Bool = row[6]
            let data: [UInt8] =
                confidential
                ? try vault.open(row[7] as Sealed, for: place(service, position))
                : Array((row[7] as String).utf8)
            return EventEnvelope(
                position: position, id: row[1], source: service, type: row[2], subject: row[3], time: row[4],
                unit: row[5], person: row[10], confidential: confidential, data: data,
                version: row[8], traceparent: row[9], incarnation: row[12], chain: row[11])
        }
    }
}
