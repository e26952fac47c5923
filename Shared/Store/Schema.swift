internal import Crypto
internal import GRDB
internal import Vocabulary

/// The store's own tables. Their names begin with `store_`, so that a service may have an `events` of its
/// own.
enum Schema {
    static let steps = [
        Migration("store-0001-looks-2026-11-30", sql: tables) { db in
            // What happened, who did it and who looked stays: nobody edits these, the service itself
            // included.
            for guardian in Guardian.all { try db.execute(sql: guardian.sql) }
        },
        Migration("store-0002-traces") { db in
            // The traceparent (W3C) of the command that made the event; none for those from before.
            try db.execute(sql: "ALTER TABLE store_events ADD COLUMN traceparent TEXT")
        },
        Migration("store-0003-days", sql: days),
        Migration("store-0004-pages", sql: pages),
        Migration("store-0005-read-index", sql: readIndex),
        Migration("store-0006-run-replies", sql: runReplies),
    ]

    /// What was answered to steps of runs, apart from other replies: it is kept for longer, and that it was done for good.
    private static let runReplies = """
        CREATE TABLE store_run_replies (
            number INTEGER PRIMARY KEY,
            -- The bearer of the mandate.
            unit TEXT NOT NULL,
            -- The run.
            person TEXT NOT NULL,
            method TEXT NOT NULL,
            key TEXT NOT NULL,
            body_hash BLOB NOT NULL,
            -- Sealed; empty once its time is over.
            reply BLOB NOT NULL,
            rows INTEGER,
            position INTEGER NOT NULL,
            at TEXT NOT NULL,
            -- As in store_replies.
            kept_at INTEGER NOT NULL,
            UNIQUE (unit, person, method, key)
        ) STRICT;
        CREATE INDEX store_run_replies_kept ON store_run_replies (kept_at) WHERE length(reply) > 0;
        INSERT INTO store_run_replies
            (unit, person, method, key, body_hash, reply, rows, position, at, kept_at)
        SELECT unit, person, method, key, body_hash, reply, rows, position, at, kept_at FROM store_replies
        WHERE unit = 'service/gateway' AND person GLOB 'run/*' ORDER BY number;
        DELETE FROM store_replies WHERE unit = 'service/gateway' AND person GLOB 'run/*';
        """

    /// Up to which row of the read log `store_read_subjects` has all entries: those after it are found by their `tokens`.
    private static let readIndex = """
        CREATE TABLE store_read_index (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            number INTEGER NOT NULL CHECK (number >= 0)
        ) STRICT;
        INSERT INTO store_read_index (only, number) SELECT 1, ifnull(max(number), 0) FROM store_reads;
        """

    private static let tables = [evidence, replies, following, clockAndVault].joined(separator: "\n")

    /// What was answered, so that the same command is done once.
    private static let replies = """
        CREATE TABLE store_replies (
            number INTEGER PRIMARY KEY,
            unit TEXT NOT NULL,
            -- Empty for a program: NULLs would all differ.
            person TEXT NOT NULL,
            method TEXT NOT NULL,
            key TEXT NOT NULL,
            body_hash BLOB NOT NULL,
            -- Sealed: it may say what is confidential, and who somebody is. Empty once that was destroyed.
            reply BLOB NOT NULL,
            -- Of an import.
            rows INTEGER,
            position INTEGER NOT NULL,
            -- When it was done.
            at TEXT NOT NULL,
            -- By the store's own clock, in milliseconds: retries happen in real time.
            kept_at INTEGER NOT NULL,
            UNIQUE (unit, person, method, key)
        ) STRICT;
        CREATE TABLE store_imports (
            unit TEXT NOT NULL,
            -- As in store_replies.
            person TEXT NOT NULL,
            method TEXT NOT NULL,
            key TEXT NOT NULL,
            rows_done INTEGER NOT NULL,
            accepted INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            -- Sealed; one JSON text a line.
            rejections BLOB NOT NULL,
            digest BLOB NOT NULL,
            kept_at INTEGER NOT NULL,
            PRIMARY KEY (unit, person, method, key)
        ) STRICT;
        """

    /// The simulated clock, and the keys that seal.
    private static let clockAndVault = """
        CREATE TABLE store_clock (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            day TEXT NOT NULL
        ) STRICT;
        -- Which key of the vault's file wraps those that seal.
        CREATE TABLE store_vault (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            key_id TEXT NOT NULL
        ) STRICT;
        -- Those, oldest first: the first one indexes, the last one seals, all open.
        CREATE TABLE store_vault_keys (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 4),
            wrapped BLOB NOT NULL
        ) STRICT;
        """

    /// The first event of each day of this log and of those that are followed: what was known when a day ended.
    private static let days = """
        CREATE TABLE store_days (
            source TEXT NOT NULL,
            day TEXT NOT NULL,
            first INTEGER NOT NULL,
            PRIMARY KEY (source, day)
        ) STRICT, WITHOUT ROWID
        """

    /// How often the file's pages were summed up; begins with a number of the file's own.
    private static let pages = """
        CREATE TABLE store_pages (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            generation INTEGER NOT NULL
        ) STRICT;
        INSERT INTO store_pages VALUES (1, random() & 1152921504606846975);
        """

    /// Brings the file up to the store's and the service's steps, all or nothing.
    static func migrate(_ db: Database, service steps: [Migration], at now: Timestamp) throws {
        try db.inTransaction(.immediate) {
            try db.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS store_migrations (
                        owner TEXT NOT NULL CHECK (owner IN ('store', 'service')),
                        ordinal INTEGER NOT NULL,
                        name TEXT NOT NULL,
                        -- Of this name and the checksum before it: says the whole order.
                        checksum TEXT NOT NULL,
                        applied_at TEXT NOT NULL,
                        PRIMARY KEY (owner, ordinal)
                    ) STRICT
                    """)
            try apply(Schema.steps, owner: "store", to: db, at: now)
            try apply(steps, owner: "service", to: db, at: now)
            return .commit
        }
    }

    private static func apply(
        _ steps: [Migration], owner: String, to db: Database, at now: Timestamp
    ) throws {
        let landed = try Row.fetchAll(
            db, sql: "SELECT name, checksum FROM store_migrations WHERE owner = ? ORDER BY ordinal",
            arguments: [owner])
        var checksum = ""
        for (ordinal, step) in steps.enumerated() {
            checksum = Hexadecimal.text(SHA256.hash(data: Array((checksum + "\n" + step.name).utf8)))
            if ordinal < landed.count {
                guard landed[ordinal]["checksum"] == checksum else {
                    throw StoreError.historyDiffers(step: landed[ordinal]["name"])
                }
                continue
            }
            do {
                try step.apply(db)
            } catch {
                throw StoreError.migrationFailed(step: step.name, reason: "\(error)")
            }
            try db.execute(
                sql: "INSERT INTO store_migrations VALUES (?, ?, ?, ?, ?)",
                arguments: [owner, ordinal + 1, step.name, checksum, now])
        }
        // Of a file of another layout the first step says so, however many it has.
        guard landed.count <= steps.count else {
            throw StoreError.newerThanProgram(steps: landed[steps.count...].map { $0["name"] })
        }
    }
}
