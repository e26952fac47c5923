internal import GRDB
internal import Logging

/// Keeps the write-ahead log short.
///
/// SQLite brings it into the file by itself every thousand pages, but begins it anew only with a change that comes in a moment in
/// which nobody reads from it: under readers that follow each other without a gap it would grow for as long as there are any.
/// Once it is long the writer makes such a moment: it waits, at most for a while, until those who read now have ended. Whoever
/// begins meanwhile reads from the file, and is not in the way.
struct Journal {
    /// How long the writer waits at the length from which it does so; twice as long for each further such length.
    static let patience = Duration.milliseconds(50)
    static let longestPatience = Duration.seconds(5)
    /// After an attempt that came to nothing the writer works for so many times its length before the next one.
    private static let share = 9

    private var next: ContinuousClock.Instant?

    /// How long the writer waits for readers when the log has that many octets; nil when it is not worth waiting.
    static func patience(at length: Int64, long: Int64) -> Duration? {
        guard length >= long else { return nil }
        let doublings = min(length / max(1, long) - 1, 16)
        return min(patience * (1 << Int(doublings)), longestPatience)
    }

    /// After a commit, on the writer's thread.
    mutating func tend(_ core: StoreCore) {
        let length = StoreSizes.length(of: core.pool.path + "-wal")
        guard let patience = Self.patience(at: length, long: Int64(core.limits.longJournal)),
            next.map({ $0 <= .now }) ?? true
        else { return }
        let began = ContinuousClock.now
        do {
            try core.pool.writeWithoutTransaction { db in
                try wait(for: patience, db)
                defer { restore(db, core.logger) }
                _ = try db.checkpoint(.truncate)
            }
            next = nil
        } catch {
            // Somebody reads for longer than that, or the disk is full: all that was committed is in the log.
            next = .now + (.now - began) * Self.share
            core.logger.debug("the write-ahead log stays long", metadata: ["octets": "\(length)"])
        }
    }

    private func wait(for patience: Duration, _ db: Database) throws {
        let (seconds, attoseconds) = patience.components
        try db.execute(
            sql: "PRAGMA busy_timeout = \(seconds * 1000 + attoseconds / 1_000_000_000_000_000)")
    }

    private func restore(_ db: Database, _ logger: Logger) {
        do {
            try db.execute(sql: "PRAGMA busy_timeout = \(StoreCore.busySeconds * 1000)")
        } catch {
            logger.error("a setting of the file's connection is not what it was: \(error)")
        }
    }
}
