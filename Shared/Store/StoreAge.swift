internal import GRDB

/// The store's own clock: for how long it has been open, all in all. It only goes forwards, and not by leaps, whatever is done to
/// the machine's clock: who set that a year ahead by mistake would else have had every reply forgotten, and every command done twice
/// that is sent again. Time in which the store was closed does not count: what is remembered is remembered longer then.
struct StoreAge: Sendable {
    /// What the clock showed when the file was opened, at least.
    private let base: Int64
    private let elapsed: @Sendable () -> Duration

    /// - Parameter elapsed: how long the store has been open this time.
    init(_ db: Database, elapsed: (@Sendable () -> Duration)?) throws {
        // It is kept where it is used: with what is remembered.
        let kept = try RememberedReplies.tables.map { table in
            try Int64.fetchOne(db, sql: "SELECT kept_at FROM \(table) ORDER BY number DESC LIMIT 1") ?? 0
        }
        let unfinished = try Int64.fetchOne(db, sql: "SELECT max(kept_at) FROM store_imports")
        base = max(kept.max() ?? 0, unfinished ?? 0)
        let opened = ContinuousClock.now
        self.elapsed = elapsed ?? { ContinuousClock.now - opened }
    }

    var milliseconds: Int64 {
        let (seconds, attoseconds) = elapsed().components
        return base + seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
