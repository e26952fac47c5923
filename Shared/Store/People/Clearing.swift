internal import GRDB
internal import Logging
internal import Vocabulary

/// What is still to be done after keys of people were destroyed: what was written of them before lies in the write-ahead log until
/// that begins anew, and now and then in an unused part of a page. Neither can wait for SQLite to write over it.
struct Clearing {
    /// How long the writer waits for who reads now.
    private static let patience = Duration.milliseconds(250)
    /// After an attempt that came to nothing the writer works for so many times its length before the next one.
    private static let share = 9

    /// Of whom it is not known any more, since the store was closed meanwhile: then the file is written anew whatever is in it.
    private var isUnknown: Bool
    private var traces: [PersonTraces] = []
    /// When to try again; nil while there is nothing to do.
    private(set) var due: ContinuousClock.Instant?

    init(_ db: Database) throws {
        isUnknown =
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM store_destroyed_keys WHERE NOT cleared)") ?? false
        due = isUnknown ? .now : nil
    }

    mutating func add(_ more: [PersonTraces]) {
        guard !more.isEmpty else { return }
        traces += more
        due = .now
    }

    /// Does it, unless somebody reads for so long that it has to be tried again. On the writer's thread, after a commit.
    mutating func perform(_ core: StoreCore) {
        guard let due, due <= .now else { return }
        let began = ContinuousClock.now
        do {
            try core.pool.writeWithoutTransaction { db in
                try Self.empty(db, core.pages)
                if try isUnknown || traces.contains(where: { try $0.areIn(core.pool.path) }) {
                    core.logger.info("the file is written anew: something was left of who has been forgotten")
                    try db.execute(sql: "VACUUM")
                    try Self.empty(db, core.pages)
                }
                try db.execute(sql: "UPDATE store_destroyed_keys SET cleared = TRUE WHERE NOT cleared")
            }
            (isUnknown, traces, self.due) = (false, [], nil)
        } catch {
            self.due = .now + max((.now - began) * Self.share, .milliseconds(100))
            core.logger.warning(
                "what was written of who has been forgotten is not cleared away yet",
                metadata: ["cause": "\(Cause.text(of: error))"])
        }
    }

    /// Leaves nothing in the write-ahead log.
    private static func empty(_ db: Database, _ pages: PageSums) throws {
        try Journal.bringIn(db, pages, patience: patience)
        _ = try db.checkpoint(.truncate)
    }
}
