internal import GRDB
internal import Vocabulary

extension WriteBatch {
    /// Applies those events that are not yet in, and moves the cursor to the last of them.
    func follow(
        _ source: String, _ envelopes: [EventEnvelope], _ apply: (EventEnvelope, Transaction) throws -> Void
    ) throws -> UInt64 {
        let start = state.cursors[source] ?? LogCursor()
        let fresh = try EventEnvelope.following(start.position, among: envelopes, of: source)
        guard !fresh.isEmpty else { return start.position }
        for envelope in fresh { try self.apply(envelope, apply) }
        let cursor = start.advanced(over: fresh)
        for life in cursor.lives.all.dropFirst(start.lives.all.count) {
            try keepLife(life.incarnation, of: source, at: life.first)
        }
        for life in Set(fresh.compactMap(\.incarnation)) { try reclaimLife(life, of: source) }
        for envelope in fresh { try keepMark(envelope) }
        try thinMarks(of: source, from: start.position, to: cursor.position)
        try moveCursor(of: source, to: cursor)
        return cursor.position
    }

    private func keepMark(_ envelope: EventEnvelope) throws {
        guard let chain = envelope.chain else { return }
        try run(
            "INSERT INTO store_marks (source, position, chain) VALUES (?, ?, ?)",
            [envelope.source, Int64(envelope.position), chain])
    }

    /// Keeps few marks of what has become old by the cursor's moving on.
    private func thinMarks(of source: String, from before: UInt64, to cursor: UInt64) throws {
        let kept: UInt64 = 4096
        guard cursor > kept else { return }
        try run(
            """
            DELETE FROM store_marks WHERE source = ? AND position > ? AND position <= ? AND position % 256 <> 0
            """, [source, Int64(before > kept ? before - kept : 0), Int64(cursor - kept)])
    }

    /// Keeps how far a log has been followed.
    func moveCursor(of source: String, to cursor: LogCursor) throws {
        try run(
            "INSERT OR REPLACE INTO store_cursors (source, position, chain) VALUES (?, ?, ?)",
            [source, Int64(cursor.position), cursor.chain])
        state.cursors[source] = cursor
    }

    private func apply(
        _ envelope: EventEnvelope, _ apply: (EventEnvelope, Transaction) throws -> Void
    ) throws {
        let transaction = transaction(
            principal: Principal(
                unit: envelope.unit, roles: [.follower], person: envelope.person.map { Person(id: $0) }),
            role: .follower,
            method: "events.Log/Follow", language: .vi, now: envelope.time, traceparent: envelope.traceparent)
        let simulation = state.simulation
        try applying(envelope.source, at: envelope.position) {
            try note(envelope.time, of: envelope.source, at: envelope.position)
            try apply(envelope, transaction)
            try conclude(transaction)
        }
        // Another department's moment does not move this one's clock.
        state.simulation = simulation
    }

    /// Throws ``StoreError/notApplied(source:position:reason:)`` of the log for what `work` throws, unless it is the file's fault.
    func applying(_ source: String, at position: UInt64, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch {
            let failure = durable(error)
            if let fault = failure as? StoreError, fault.isOfTheFile { throw fault }
            throw StoreError.notApplied(source: source, position: position, reason: Cause.text(of: error))
        }
    }
}
