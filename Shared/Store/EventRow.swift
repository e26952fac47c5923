internal import GRDB
internal import Vocabulary

/// The log's rows as envelopes.
enum EventRow {
    /// What a confidential event is sealed for.
    static func place(_ service: String, _ position: UInt64) -> String { "\(service).events/\(position)" }

    /// What the subject of one is sealed for: that there is something confidential about a child is confidential too.
    static func subjectPlace(_ service: String, _ position: UInt64) -> String {
        "\(service).event-subjects/\(position)"
    }

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
            let data: [UInt8]
            let subject: String
            if confidential {
                data = Padding.taking(from: try vault.open(row[7], for: place(service, position)))
                subject = try vault.openText(row[3], for: subjectPlace(service, position))
            } else {
                data = Array((row[7] as String).utf8)
                subject = row[3]
            }
            return EventEnvelope(
                position: position, id: row[1], source: service, type: row[2], subject: subject, time: row[4],
                unit: row[5], person: row[10], confidential: confidential, data: data,
                version: row[8], traceparent: row[9], incarnation: row[12], chain: row[11])
        }
    }

    /// A row of a file that somebody may have spoilt: nil where it is none of an event. A confidential one is without its data,
    /// and without whom it is about.
    static func readable(_ row: Row, of service: String) -> EventEnvelope? {
        guard let position = Int64.fromDatabaseValue(row[0]), position > 0,
            let id = ID<any DomainEvent>.fromDatabaseValue(row[1]),
            let type = String.fromDatabaseValue(row[2]), let time = Timestamp.fromDatabaseValue(row[4]),
            let unit = UnitPath.fromDatabaseValue(row[5]), let version = Int.fromDatabaseValue(row[8]),
            let confidential = Bool.fromDatabaseValue(row[6]),
            let subject = confidential ? "" : String.fromDatabaseValue(row[3])
        else { return nil }
        return EventEnvelope(
            position: UInt64(position), id: id, source: service, type: type, subject: subject, time: time,
            unit: unit, person: PersonCode.fromDatabaseValue(row[10]), confidential: confidential,
            data: confidential ? nil : String.fromDatabaseValue(row[7]).map { Array($0.utf8) },
            version: version, traceparent: String.fromDatabaseValue(row[9]))
    }
}
