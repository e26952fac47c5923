internal import GRDB
internal import Vocabulary

extension WriteBatch {
    /// Applies those events that are not yet in, and moves the cursor to the last of them.
    func follow(
        _ source: String, _ envelopes: [EventEnvelope], _ apply: (EventEnvelope, Transaction) throws -> Void
    ) throws -> UInt64 {
        let start = state.cursors[source, default: 0]
        let fresh = try EventEnvelope.following(start, among: envelopes, of: source)
        guard let cursor = fresh.last?.position else { return start }
        for envelope in fresh { try self.apply(envelope, apply) }
        try run(
            "INSERT OR REPLACE INTO store_cursors (source, position) VALUES (?, ?)", [source, Int64(cursor)])
        state.cursors[source] = cursor
        return cursor
    }

    private func apply(
        _ envelope: EventEnvelope, _ apply: (EventEnvelope, Transaction) throws -> Void
    ) throws {
        let transaction = transaction(
            principal: Principal(unit: envelope.unit, roles: [.follower]), method: "events.Log/Follow",
            language: .vi, now: envelope.time, traceparent: envelope.traceparent)
        let simulation = state.simulation
        do {
            try note(envelope.time, of: envelope.source, at: envelope.position)
            try apply(envelope, transaction)
            try settle(transaction)
        } catch {
            let failure = durable(error)
            if case .notDurable = failure as? StoreError { throw failure }
            throw StoreError.notApplied(
                source: envelope.source, position: envelope.position, reason: Cause.text(of: error))
        }
        // Another department's moment does not move this one's clock.
        state.simulation = simulation
    }
}
