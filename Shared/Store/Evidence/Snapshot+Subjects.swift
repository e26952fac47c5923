internal import GRDB
internal import Vocabulary

extension Snapshot {
    /// Whom the events after one up to another are about, each once, in their order; of confidential ones only where `sealed` says
    /// so. At most `limit`.
    public func subjects(
        ofEventsAfter first: UInt64, upTo last: UInt64, sealed: Bool, limit: Int
    ) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT position, subject, confidential FROM store_events
                WHERE position > ? AND position <= ? AND (? OR NOT confidential) ORDER BY position
                """)
        let rows = try Row.fetchCursor(
            statement, arguments: [Int64(clamping: first), Int64(clamping: last), sealed])
        var subjects: [String] = []
        while subjects.count < limit, let row = try rows.next() {
            // Of a row that somebody spoilt there is nothing to tell: verifying says so.
            guard let subject = try subject(of: row) else { continue }
            if !subjects.contains(subject) { subjects.append(subject) }
        }
        return subjects
    }

    private func subject(of row: Row) throws -> String? {
        guard let position = Int64.fromDatabaseValue(row[0]), position > 0,
            let confidential = Bool.fromDatabaseValue(row[2])
        else { return nil }
        guard confidential else { return String.fromDatabaseValue(row[1]) }
        return try Sealed.fromDatabaseValue(row[1]).map {
            try vault.openText($0, for: EventRow.subjectPlace(service, UInt64(position)))
        }
    }
}
