internal import GRDB
public import Vocabulary

extension ServiceStore {
    /// Applies events of another log and moves the cursor, in one transaction. Events at or before the cursor
    /// are passed over. In `apply`, `now` is the event's own time, so that what is derived is the same
    /// whenever it is derived, and the principal is the unit that caused it; it need not ask for permission.
    ///
    /// - Returns: the cursor.
    /// - Throws: ``StoreError/gap(source:expected:found:)``,
    ///   ``StoreError/notApplied(source:position:reason:)``, ``StoreError/notDurable(reason:)``; the cursor
    ///   then stands where it stood.
    @discardableResult
    public func follow(
        source: String, envelopes: [EventEnvelope],
        apply: @escaping @Sendable (EventEnvelope, Transaction) throws -> Void
    ) async throws -> UInt64 {
        try await perform { desk in try desk.follow(source, envelopes, apply) }
    }

    /// How far a log has been followed; 0 before the first event.
    public func cursor(for source: String) -> UInt64 { equipment.board.ledger.cursors[source, default: 0] }

    /// Where this service is: its own log's head, and the cursor of each log that it follows.
    public var positions: Positions {
        var positions = equipment.board.positions
        for source in following where positions.byService[source] == nil { positions[source] = 0 }
        return positions
    }

    /// Returns once this service is at least at `wanted`, as far as it follows those logs (its own counts);
    /// logs that it does not follow are none of its business. Throws ``StoreError/notYetFollowed(_:)`` at the
    /// deadline, `CancellationError` when cancelled.
    public func waitUntil(followed wanted: Positions, deadline: ContinuousClock.Instant?) async throws {
        let board = equipment.board
        let wanted = Positions(wanted.byService.filter { $0.key == service || following.contains($0.key) })
        guard !board.positions.reach(wanted) else { return }
        guard let deadline else { return try await board.wait(for: wanted) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await board.wait(for: wanted) }
            group.addTask {
                try await Task.sleep(until: deadline, clock: .continuous)
                throw StoreError.notYetFollowed(board.positions)
            }
            try await group.next()
        }
    }
}

extension Desk {
    fileprivate func follow(
        _ source: String, _ envelopes: [EventEnvelope], _ apply: (EventEnvelope, Transaction) throws -> Void
    ) throws -> UInt64 {
        let start = ledger.cursors[source, default: 0]
        var cursor = start
        for envelope in envelopes {
            guard envelope.source == source else {
                throw StoreError.malformedEvent(
                    reason: "an event of \(envelope.source) in the log of \(source)")
            }
            if envelope.position <= cursor { continue }
            guard envelope.position == cursor + 1 else {
                throw StoreError.gap(source: source, expected: cursor + 1, found: envelope.position)
            }
            try self.apply(envelope, apply)
            cursor = envelope.position
        }
        guard cursor > start else { return cursor }
        try run(
            "INSERT OR REPLACE INTO store_cursors (source, position) VALUES (?, ?)", [source, Int64(cursor)])
        ledger.cursors[source] = cursor
        return cursor
    }

    private func apply(
        _ envelope: EventEnvelope, _ apply: (EventEnvelope, Transaction) throws -> Void
    ) throws {
        let transaction = transaction(
            principal: Principal(unit: envelope.unit, roles: [.follower]), method: "events.Log/Follow",
            language: .vi, now: envelope.time, traceparent: envelope.traceparent)
        let simulation = ledger.simulation
        do {
            try apply(envelope, transaction)
            try settle(transaction)
        } catch {
            let failure = durable(error)
            if case .notDurable = failure as? StoreError { throw failure }
            throw StoreError.notApplied(
                source: envelope.source, position: envelope.position, reason: Cause.text(of: error))
        }
        // Another department's moment does not move this one's clock.
        ledger.simulation = simulation
    }
}
