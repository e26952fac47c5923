internal import GRDB
internal import Logging

/// Brings the write-ahead log into the file, keeps it short, and has every page summed up that comes into the file so. SQLite does
/// none of it by itself: the sums must be on the disk before the log begins anew.
///
/// The log begins anew only with a change that comes in a moment in which nobody reads from it: under readers that follow each
/// other without a gap it would grow for as long as there are any. Once it is long the writer makes such a moment: it waits, at most
/// for a while, until those who read now have ended. Whoever begins meanwhile reads from the file, and is not in the way.
struct Journal {
    /// Pages in the log from which they are brought into the file.
    static let tended = 4000
    /// How long the writer waits at the length from which it does so; twice as long for each further such length.
    static let patience = Duration.milliseconds(50)
    static let longestPatience = Duration.seconds(5)
    /// After an attempt that came to nothing the writer works for so many times its length before the next one, unless the log
    /// grows meanwhile by the half of what it was: how fast the writer is decides nothing of how long the log becomes.
    private static let share = 9
    /// How long after an attempt that left part of the log to be summed up the next one comes at the earliest.
    private static let pause = Duration.milliseconds(50)

    /// Until when nothing is attempted.
    struct Pause {
        private let end: ContinuousClock.Instant
        private let length: Int64

        /// After an attempt at a log of that many octets.
        init(until end: ContinuousClock.Instant, after length: Int64) {
            (self.end, self.length) = (end, length + max(1, length / 2))
        }

        /// With so many octets in the log by now.
        func isOver(at length: Int64, _ now: ContinuousClock.Instant) -> Bool {
            end <= now || length >= self.length
        }
    }

    private var pause: Pause?
    /// The log as it was when its pages were last brought in, or tried to be.
    private var last: JournalIndex?

    /// How long the writer waits for readers when the log has that many octets; nil when it is not worth waiting.
    static func patience(at length: Int64, long: Int64) -> Duration? {
        guard length >= long else { return nil }
        let doublings = min(length / max(1, long) - 1, 16)
        return min(patience * (1 << Int(doublings)), longestPatience)
    }

    /// After a commit, on the writer's thread.
    mutating func tend(_ core: StoreCore) {
        let length = StoreSizes.length(of: core.pool.path + "-wal")
        let began = ContinuousClock.now
        guard pause?.isOver(at: length, began) ?? true else { return }
        do {
            let stand = try core.pages.stand()
            let known = stand.salt == last?.salt ? last?.frames ?? 0 : 0
            let patience = Self.patience(at: length, long: Int64(core.limits.longJournal))
            guard stand.frames - known >= Self.tended || patience != nil || core.pages.isBehind(stand) else {
                return
            }
            try core.pool.writeWithoutTransaction { db in
                try Self.bringIn(db, core.pages, patience: patience)
                // Nothing has come into it since its pages were summed up.
                if let patience {
                    try Self.patiently(patience, db) { _ = try db.checkpoint(.truncate) }
                }
            }
            let after = try core.pages.stand()
            pause = core.pages.isBehind(after) ? Pause(until: .now + Self.pause, after: length) : nil
            last = after
        } catch let fault as PageSums.Fault {
            pause = Pause(until: .now + Self.longestPatience, after: length)
            core.logger.error(
                "pages of the file are not summed up: what becomes of them is not found until the store is opened again",
                metadata: ["cause": "\(Cause.text(of: fault))"])
        } catch {
            // Somebody reads for longer than that, or the disk is full: all that was committed is in the log.
            pause = Pause(until: .now + max((.now - began) * Self.share, Self.pause), after: length)
            core.logger.debug(
                "the write-ahead log stays long",
                metadata: ["octets": "\(length)", "cause": "\(Cause.text(of: error))"])
        }
    }

    /// Brings all of the log into the file, or what readers let it, and has its pages summed up once all of it is there. With
    /// `patience` it waits for readers, and throws when they stay.
    static func bringIn(_ db: Database, _ pages: PageSums, patience: Duration?) throws {
        let generation = try nextGeneration(db, pages)
        if let patience {
            try patiently(patience, db) { _ = try db.checkpoint(.full) }
        } else {
            _ = try db.checkpoint(.passive)
        }
        try pages.sumUpBroughtIn(generation: generation)
    }

    /// Does what waits for readers no longer than `patience`.
    private static func patiently(_ patience: Duration, _ db: Database, _ work: () throws -> Void) throws {
        try wait(for: patience, db)
        let result = Result { try work() }
        try wait(for: .seconds(StoreCore.busySeconds), db)
        try result.get()
    }

    /// Another generation of sums, unless one was begun that came to no end. On a full disk the old one goes on: bringing the log
    /// in makes room.
    private static func nextGeneration(_ db: Database, _ pages: PageSums) throws -> Int64 {
        let current = try generation(db)
        guard current == pages.generation else { return current }
        do {
            try db.execute(sql: "UPDATE store_pages SET generation = generation + 1")
            return current + 1
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            return current
        }
    }

    private static func generation(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT generation FROM store_pages") ?? 0
    }

    private static func wait(for patience: Duration, _ db: Database) throws {
        let (seconds, attoseconds) = patience.components
        try db.execute(
            sql: "PRAGMA busy_timeout = \(seconds * 1000 + attoseconds / 1_000_000_000_000_000)")
    }

    // MARK: Opening and closing

    /// Right after the database was opened: takes over the sums that were kept, or sums up the whole file.
    ///
    /// - Returns: whether the sums that were kept are this file's.
    static func open(_ db: Database, _ pages: PageSums, hadJournal: Bool) throws -> Bool {
        let generation = try generation(db)
        let isTakenOver = pages.takeOver(generation: generation, hadJournal: hadJournal)
        if isTakenOver {
            try bringIn(db, pages, patience: nil)
        } else {
            _ = try db.checkpoint(.full)
            try pages.sumUpAll(pages.stand(), generation: generation)
        }
        try pages.mark(closed: false)
        return isTakenOver
    }

    /// Right before the database is closed: leaves nothing in the log.
    static func close(_ db: Database, _ pages: PageSums) throws {
        try bringIn(db, pages, patience: .seconds(StoreCore.busySeconds))
        _ = try db.checkpoint(.truncate)
        try pages.mark(closed: true)
    }
}
