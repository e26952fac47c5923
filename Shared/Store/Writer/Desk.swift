internal import Foundation
internal import GRDB
internal import JSONCoding
internal import Vocabulary

/// What the jobs of one batch work at: the open transaction and the verbs that keep the store's promises.
/// Never leaves the writer's thread.
final class Desk {
    let db: Database
    let equipment: Equipment
    var ledger: Ledger
    /// Replies remembered in this batch.
    private(set) var remembered = 0

    init(db: Database, equipment: Equipment, ledger: Ledger) {
        self.db = db
        self.equipment = equipment
        self.ledger = ledger
    }

    var machineTime: Timestamp { equipment.clock.machineTime }

    /// A command's view of the store, at the next moment.
    func transaction(for call: CommandCall) -> Transaction {
        transaction(
            principal: call.principal, method: call.method, language: call.language, now: nextMoment,
            traceparent: call.traceparent)
    }

    func transaction(
        principal: Principal, method: String, language: Language, now: Timestamp, traceparent: String?
    ) -> Transaction {
        let context = CallContext(
            principal: principal, method: method, language: language, now: now,
            today: now.day(utcOffset: equipment.utcOffset), isSimulated: ledger.simulation != nil,
            traceparent: traceparent)
        return Transaction(db: db, context: context, vault: equipment.vault)
    }

    var nextMoment: Timestamp {
        ledger.simulation?.next(utcOffset: equipment.utcOffset) ?? machineTime
    }

    /// Writes what a handler that has returned asked for beside its own tables: events, read log, clock.
    func settle(_ transaction: Transaction) throws {
        for event in transaction.emitted { try append(event, by: transaction.context) }
        for child in transaction.disclosed.sorted() {
            try recordRead(
                of: child, by: transaction.principal.unit, method: transaction.context.method,
                at: transaction.now)
        }
        if ledger.simulation != nil {
            ledger.simulation?.last = transaction.now
            if let day = transaction.clockSetTo {
                ledger.simulation?.day = day
                try run("INSERT OR REPLACE INTO store_clock (only, day) VALUES (1, ?)", [day])
            }
        }
    }

    private func append(_ event: any DomainEvent, by context: CallContext) throws {
        let source = type(of: event).source
        let (name, data) = EventCase.split(try JSON.encode(event))
        guard source == equipment.service else { throw StoreError.foreignEvent(type: "\(source).\(name)") }
        let position = ledger.head + 1
        let stored: DatabaseValue =
            event.isConfidential
            ? try equipment.vault.seal(Array(data), for: EventRow.place(source, position)).databaseValue
            : String(decoding: data, as: UTF8.self).databaseValue
        try run(
            """
            INSERT INTO store_events
                (position, id, type, subject, time, unit, confidential, data, traceparent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                Int64(position), ID<any DomainEvent>(at: context.now), "\(source).\(name)", event.subject,
                context.now, context.principal.unit, event.isConfidential, stored, context.traceparent,
            ])
        ledger.head = position
    }

    func recordRead(of child: String, by unit: UnitPath, method: String, at now: Timestamp) throws {
        try run(
            "INSERT INTO store_reads (at, unit, method, subject) VALUES (?, ?, ?, ?)",
            [now, unit, method, child])
    }

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
                Int64(before), Int64(ledger.head),
            ])
    }

    /// What the store itself could not keep, told apart from what a handler refused.
    func durable(_ error: any Error) -> any Error {
        guard let failure = error as? DatabaseError else { return error }
        let lost: [ResultCode] = [
            .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_READONLY, .SQLITE_CORRUPT,
        ]
        return lost.contains(failure.resultCode)
            ? StoreError.notDurable(reason: Cause.text(of: failure)) : error
    }

    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension Desk {
    func remember(_ call: CommandCall, bodyHash: [UInt8], reply: [UInt8]) throws -> CommandOutcome {
        try run(
            """
            INSERT INTO store_replies (unit, method, key, body_hash, reply, position, kept_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                call.principal.unit, call.method, call.idempotencyKey, Data(bodyHash), Data(reply),
                Int64(ledger.head), machineTime.milliseconds,
            ])
        remembered += 1
        return CommandOutcome(reply: reply, position: ledger.head, replayed: false)
    }

    /// Clears away replies, and imports that nobody finished, that are older than `limit`: the oldest ones
    /// first, few at a time, so that no batch pays for all.
    func forget(before limit: Timestamp, atMost count: Int) throws {
        try run(
            """
            DELETE FROM store_replies WHERE kept_at < ?
            AND number IN (SELECT number FROM store_replies ORDER BY number LIMIT ?)
            """, [limit.milliseconds, count])
        try run("DELETE FROM store_imports WHERE kept_at < ?", [limit.milliseconds])
    }
}
