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
    public func cursor(for source: String) -> UInt64 { logCursor(for: source).position }

    /// The same, and which log that was.
    public func logCursor(for source: String) -> LogCursor {
        core.published.current.cursors[source] ?? LogCursor()
    }

    /// An own position and the life that its event was written in, as a reply tells them.
    public func place(of position: UInt64) -> Positions {
        Positions(
            [service: position],
            in: [service: core.published.current.lives.incarnation(at: position)].compactMapValues { $0 })
    }

    /// How what somebody has seen stands to what this service has; logs that it does not follow are none of its business.
    public func standing(of seen: Positions) -> SeenStanding {
        core.published.current.standing(of: ofInterest(seen), in: service)
    }

    /// The same of this service's own log, as the file has it now: what is ahead there, or of a life that is not in it, will
    /// not come. The file is a moment ahead of ``standing(of:)``: who was told of an event may be quicker.
    public func standingInFile(of seen: Positions) async throws -> SeenStanding {
        let (position, incarnation) = (seen[service], seen.incarnations[service])
        return try await reading { [service] db in
            let head = UInt64(try Int64.fetchOne(db, sql: "SELECT max(position) FROM store_events") ?? 0)
            let lives = try LogLives(of: service, db)
            return switch lives.standing(of: position, in: incarnation, head: head) {
            case .reached: .reached
            case .ahead: .ahead(service)
            case .lost, .unknown: .lost(service)
            }
        }
    }

    private func ofInterest(_ seen: Positions) -> Positions {
        let services = seen.byService.filter { $0.key == service || following.contains($0.key) }
        return Positions(services, in: seen.incarnations)
    }

    /// Where this service is: its own log's head, and the cursor of each log that it follows.
    public var positions: Positions {
        var positions = core.published.positions
        for source in following where positions.byService[source] == nil { positions[source] = 0 }
        return positions
    }

    /// Returns once this service is at least at `wanted`, as far as it follows those logs (its own counts);
    /// logs that it does not follow are none of its business. Throws ``StoreError/notYetFollowed(_:)`` at the
    /// deadline, ``StoreError/seenLost(source:)``, `CancellationError` when cancelled.
    public func waitUntil(followed wanted: Positions, deadline: ContinuousClock.Instant?) async throws {
        let published = core.published
        let wanted = ofInterest(wanted)
        guard published.current.standing(of: wanted, in: service) != .reached else { return }
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
