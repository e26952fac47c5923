public import GRDB
internal import Vocabulary

/// A column of what is so now, and what it must be by the versions that hold.
public struct TracedColumn: Sendable {
    private let table: String
    private let column: String
    private let facts: String
    private let value: String

    /// - Parameters:
    ///   - table: has a row for each subject, by `id`.
    ///   - facts: the aspect's table.
    ///   - value: what a row `fact` of that says of the column, in SQL; NULL where it says nothing of it.
    public init(_ column: String, of table: String, by facts: String, as value: String) {
        (self.table, self.column, self.facts, self.value) = (table, column, facts, value)
    }

    /// A hundred at most.
    public func faults(_ db: Database) throws -> [EvidenceFault] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT kept.id FROM \(table) AS kept
                JOIN \(facts) AS fact ON fact.subject = kept.id AND fact.until_day = ? AND fact.known_until = ?
                WHERE \(value) IS NOT NULL AND kept.\(column) IS NOT \(value) ORDER BY kept.id LIMIT 100
                """, arguments: [Day.last, Int64.max]
        ).map { row in
            EvidenceFault(
                "kit.evidence-column-differs", in: table,
                ["subject": row[0] as String, "column": column, "facts": facts])
        }
    }
}

/// Rows that are each what the last event about it said: the events of a table's rows have the row's id as their subject.
public enum LatestProof {
    /// That the row is not as the event left it, where none came after that: `isAsTold` looks at the row.
    public static func faults(
        of event: EventEnvelope, in table: String, _ db: Database, isAsTold: () throws -> Bool
    ) throws -> [EvidenceFault] {
        let later = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM store_events WHERE subject = ? AND position > ?)")
        let isLast =
            try Bool.fetchOne(later, arguments: [event.subject, Int64(clamping: event.position)]) != true
        guard isLast, try !isAsTold() else { return [] }
        return [
            EvidenceFault(
                "kit.evidence-row-differs", in: table,
                ["subject": event.subject, "event": "\(event.position)"])
        ]
    }

    /// Rows of which no event tells: a hundred at most.
    ///
    /// - Parameter name: what the events that tell of a row `kept` have as their subject, in SQL.
    public static func untold(
        in table: String, calledBy name: String = "kept.id", _ db: Database
    ) throws -> [EvidenceFault] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(name) FROM \(table) AS kept
                WHERE NOT EXISTS (SELECT 1 FROM store_events WHERE subject = \(name))
                ORDER BY 1 LIMIT 100
                """
        ).map { EvidenceFault("kit.evidence-row-untold", in: table, ["subject": $0[0] as String]) }
    }
}
