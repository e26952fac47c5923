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
        try await perform { batch in try batch.follow(source, envelopes, apply) }
    }

    /// How far a log has been followed; 0 before the first event.
    public func cursor(for source: String) -> UInt64 { core.published.current.cursors[source, default: 0] }

    /// Where this service is: its own log's head, and the cursor of each log that it follows.
    public var positions: Positions {
        var positions = core.published.positions
        for source in following where positions.byService[source] == nil { positions[source] = 0 }
        return positions
    }

    /// Returns once this service is at least at `wanted`, as far as it follows those logs (its own counts);
    /// logs that it does not follow are none of its business. Throws ``StoreError/notYetFollowed(_:)`` at the
    /// deadline, `CancellationError` when cancelled.
    public func waitUntil(followed wanted: Positions, deadline: ContinuousClock.Instant?) async throws {
        let published = core.published
        let wanted = Positions(wanted.byService.filter { $0.key == service || following.contains($0.key) })
        guard !published.positions.reach(wanted) else { return }
        guard let deadline else { return try await published.wait(for: wanted) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await published.wait(for: wanted) }
            group.addTask {
                try await Task.sleep(until: deadline, clock: .continuous)
                throw StoreError.notYetFollowed(published.positions)
            }
            try await group.next()
        }
    }
}
