internal import GRDB
internal import Logging
internal import Vocabulary

extension StoreCore {
    /// Opens the file and makes it ready: schema, vault, and what the store knows by heart.
    init(
        files: StoreFiles, service: String, migrations: [Migration], clock: WallClock, utcOffset: Int,
        reference: Reference, limits: StoreLimits, elapsed: (@Sendable () -> Duration)?
    ) throws {
        let pool: DatabasePool
        let vault: Vault
        let signing: SigningKeys
        let state: StoreState
        let age: StoreAge
        let pages: PageSums
        let logger = Logger(label: "chungtay.store.\(service)")
        let isNew = StoreSizes.length(of: files.database) == 0
        let hadJournal = StoreSizes.length(of: files.database + "-wal") > 0
        do {
            // Two more for what reads without asking for its turn: opening, and copying.
            pool = try StoreCore.openPool(files.database, readers: limits.reading.total + 2)
            try pool.writeWithoutTransaction { db in
                try Schema.migrate(db, service: migrations, at: clock.machineTime)
            }
            vault = try StoreCore.openVault(files.vault, for: pool)
            signing = try SigningKeys.load(files.signing, at: clock.machineTime)
            (state, age) = try pool.writeWithoutTransaction { db in
                (
                    try StoreCore.readState(db, service, clock: clock, utcOffset: utcOffset),
                    try StoreAge(db, elapsed: elapsed)
                )
            }
            pages = try StoreCore.openPages(of: pool, isNew: isNew, hadJournal: hadJournal, logger)
        } catch let error as DatabaseError {
            throw StoreCore.opening(error, path: files.database)
        } catch let error as PageSums.Fault {
            throw StoreError.unwritable(path: PageSums.path(of: files.database), reason: error.reason)
        }
        self.init(
            service: service, pool: pool,
            patient: PatientReaders(
                files.database, StoreCore.connections, most: limits.reading.long + limits.reading.quick),
            admission: ReaderAdmission(limits.reading),
            background: BackgroundThread("background.\(service)"), vault: vault, vaultFile: files.vault,
            signing: signing, destroyedKeys: DestroyedKeys(path: files.destroyedKeys),
            clock: clock, age: age, pages: pages, utcOffset: utcOffset, reference: reference, limits: limits,
            published: PublishedHeads(service: service, state: state), logger: logger
        )
    }

    /// How long a statement waits for a lock that another connection holds.
    static let busySeconds = 5

    /// Pages that the writer's connection keeps in memory at most, and each reader's, in KiB.
    private static let writerCache = 32 * 1024
    private static let readerCache = 4 * 1024

    /// How all of them are made.
    private static var connections: Configuration {
        var configuration = Configuration()
        configuration.label = "store"
        configuration.prepareDatabase { db in
            // The writer brings the write-ahead log in, once it can have the pages summed up: see Journal.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try db.execute(sql: "PRAGMA cache_size = -\(readerCache)")
            // What undoes a command's savepoint, and what a count looks up several times, would else go through a file in
            // /var/tmp as soon as it is more than a few pages: children's data outside the data directory.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        configuration.busyMode = .timeout(Double(busySeconds))
        return configuration
    }

    private static func openPool(_ path: String, readers: Int) throws -> DatabasePool {
        var configuration = connections
        configuration.maximumReaderCount = max(1, readers)
        let pool = try DatabasePool(path: path, configuration: configuration)
        // FULL: an fsync with every commit. After the pool's own set-up, which lowers it to NORMAL: that would lose
        // acknowledged commands at a power cut.
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // A row of an import touches some forty indexes: with SQLite's own 2 MiB it reads most of them again each time.
            try db.execute(sql: "PRAGMA cache_size = -\(writerCache)")
            // What is deleted is overwritten: who has been forgotten is not to be read in free pages.
            try db.execute(sql: "PRAGMA secure_delete = ON")
        }
        return pool
    }

    private static func openPages(
        of pool: DatabasePool, isNew: Bool, hadJournal: Bool, _ logger: Logger
    ) throws -> PageSums {
        let size = try pool.writeWithoutTransaction { db in
            try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
        }
        let pages = PageSums(pool.path, pageSize: size)
        do {
            try pages.check()
            try pool.writeWithoutTransaction { db in
                if try !Journal.open(db, pages, hadJournal: hadJournal), !isNew {
                    logger.info("the pages of the file are summed up anew")
                }
            }
        } catch {
            close(pool, pages, logger)
            throw error
        }
        return pages
    }

    /// The database first: to close another descriptor of its files gives up the locks that it holds on them.
    static func close(
        _ pool: DatabasePool, _ pages: PageSums, _ logger: Logger, patient: PatientReaders? = nil
    ) {
        do {
            try patient?.close()
            try pool.close()
            pages.close()
        } catch {
            logger.error("the file did not close: \(Cause.text(of: error))")
        }
    }

    /// The file remembers which key wraps those that seal in it, so that a lost key is noticed at the start, and not
    /// at the first confidential record.
    private static func openVault(_ path: String, for pool: DatabasePool) throws -> Vault {
        let known = try pool.read { db in try WrappedKeys(db: db).wrapper() }
        let file = try VaultKeys.load(path, needed: known != nil)
        guard let known else {
            return try pool.writeWithoutTransaction { db in
                var first: (id: [UInt8], key: [UInt8])?
                try db.inTransaction {
                    first = try WrappedKeys(db: db).add([], wrapping: file.current)
                    return .commit
                }
                return Vault(keys: [first].compactMap(\.self))
            }
        }
        let wrapper = try file.key(known)
        return Vault(keys: try pool.read { db in try WrappedKeys(db: db).open(with: wrapper) })
    }

    private static func readState(
        _ db: Database, _ service: String, clock: WallClock, utcOffset: Int
    ) throws -> StoreState {
        let end = try RowChain.events.end(db)
        let cursors = try Row.fetchAll(db, sql: "SELECT source, position, chain FROM store_cursors")
            .map { row -> (String, LogCursor) in
                let source: String = row[0]
                let lives = try LogLives(of: source, db)
                return (source, LogCursor(position: UInt64(row[1] as Int64), chain: row[2], lives: lives))
            }
        let days = try Row.fetchAll(db, sql: "SELECT source, max(day) FROM store_days GROUP BY source")
            .map { ($0[0] as String, $0[1] as Day) }
        let latest = try Timestamp.fetchOne(
            db, sql: "SELECT time FROM store_events ORDER BY position DESC LIMIT 1")
        var state = StoreState(
            head: end.position, chain: end.chain, audit: try RowChain.audit.end(db),
            reads: try RowChain.reads.end(db), indexedReads: try ReadIndex.progress(db),
            people: try RowChain.people.end(db),
            versions: try RowChain.versions.end(db), signed: try SignedEnds(db),
            lives: try LogLives(of: service, db),
            cursors: Dictionary(cursors, uniquingKeysWith: { _, last in last }),
            lost: try LogLives.lost(db), rewinds: try Rewind.last(db),
            days: Dictionary(days, uniquingKeysWith: { _, last in last }), latest: latest, simulation: nil)
        if case .simulated(let start) = clock {
            let kept = try Day.fetchOne(db, sql: "SELECT day FROM store_clock")
            let day = kept ?? start ?? Timestamp.now().day(utcOffset: utcOffset)
            if kept == nil {
                try db.execute(sql: "INSERT INTO store_clock (only, day) VALUES (1, ?)", arguments: [day])
            }
            let last = try Timestamp.fetchOne(
                db, sql: "SELECT at FROM store_audit ORDER BY number DESC LIMIT 1")
            state.simulation = StoreState.Simulation(
                day: day, last: last.flatMap { $0.day(utcOffset: utcOffset) == day ? $0 : nil })
        }
        return state
    }

    private static func opening(_ error: DatabaseError, path: String) -> StoreError {
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: .corrupted(path: path, reason: "\(error)")
        case .SQLITE_BUSY, .SQLITE_LOCKED: .alreadyOpen(path: path)
        default: .unwritable(path: path, reason: "\(error)")
        }
    }
}
