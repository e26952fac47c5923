internal import Foundation
internal import GRDB
internal import Vocabulary

/// Who did what, and who looked.
extension WriteBatch {
    /// One entry of the audit trail; the events are those after `before`.
    func audit(
        _ call: CommandCall, bodyHash: [UInt8], outcome: String, eventsAfter before: UInt64, at now: Timestamp
    ) throws {
        try run(
            """
            INSERT INTO store_audit
                (at, unit, method, key, body_hash, outcome, position_before, position_after)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                now, call.principal.unit, call.method, call.idempotencyKey, Data(bodyHash), outcome,
                Int64(before), Int64(state.head),
            ])
    }

    /// Enters that a query showed these children.
    func recordReads(_ subjects: Set<String>, by call: QueryCall) throws {
        let now = nextMoment
        for subject in subjects.sorted() {
            try recordRead(of: subject, by: call.principal.unit, method: call.method, at: now)
        }
    }

    /// One entry of the read log.
    func recordRead(of child: String, by unit: UnitPath, method: String, at now: Timestamp) throws {
        try run(
            "INSERT INTO store_reads (at, unit, method, subject) VALUES (?, ?, ?, ?)",
            [now, unit, method, child])
    }
}
