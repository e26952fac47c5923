internal import Crypto
internal import GRDB
internal import Vocabulary

/// The store's own tables. Their names begin with `store_`, so that a service may have an `events` of its
/// own.
enum Schema {
    static let steps = [
        Migration("store-0001-versions-2026-11-29", sql: evidence) { db in
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
    ]

    private static let evidence = """
        CREATE TABLE store_events (
            position INTEGER PRIMARY KEY CHECK (position > 0),
            -- Drawn by the store, which asks for none by it.
            id TEXT NOT NULL,
            type TEXT NOT NULL,
            -- As `data`.
            subject ANY NOT NULL,
            time TEXT NOT NULL,
            unit TEXT NOT NULL,
            confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
            -- TEXT: the payload's JSON. BLOB: the same, sealed.
            data ANY NOT NULL,
            -- The payload's, from 1.
            version INTEGER NOT NULL CHECK (version > 0),
            -- The id of the person of that unit; NULL for a program.
            person TEXT,
            -- The hash of this row and of the chain before it.
            chain BLOB NOT NULL CHECK (length(chain) = 32)
        ) STRICT;
        -- What happened to whom: asked of the evidence.
        CREATE INDEX store_events_by_subject ON store_events (subject);
        -- The lives of this log and of those that are followed, each with the position of its first event.
        CREATE TABLE store_lives (
            source TEXT NOT NULL,
            first INTEGER NOT NULL CHECK (first > 0),
            incarnation TEXT NOT NULL,
            PRIMARY KEY (source, first),
            UNIQUE (source, incarnation)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE store_audit (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            unit TEXT NOT NULL,
            -- As in store_events.
            person TEXT,
            method TEXT NOT NULL,
            key TEXT NOT NULL,
            -- Keyed by the vault, here and below: few requests say what another might have said.
            body_hash BLOB NOT NULL,
            outcome TEXT NOT NULL,
            -- The events are those after the one position up to the other.
            position_before INTEGER NOT NULL,
            position_after INTEGER NOT NULL,
            chain BLOB NOT NULL CHECK (length(chain) = 32)
        ) STRICT;
        CREATE TABLE store_reads (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            unit TEXT NOT NULL,
            -- As in store_events.
            person TEXT,
            method TEXT NOT NULL,
            -- Whose data were shown, sealed: beside a sealed event of the same moment it would tell whom that is about.
            subject BLOB NOT NULL,
            -- A keyed digest of it, to find it by.
            token TEXT NOT NULL,
            -- Sealed; NULL where nothing was said.
            purpose BLOB,
            -- Why the file was opened out of the caller's reach, sealed; NULL of one within it.
            break_glass BLOB,
            -- Whether that it was shown tells of something confidential: of a deed with such an event, and of a case.
            confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
            chain BLOB NOT NULL CHECK (length(chain) = 32)
        ) STRICT;
        -- Day by day, a part of the digest within: a day's looks are added in one place, and pages of earlier days stay
        -- as they are, for backups carry away what has changed.
        CREATE INDEX store_reads_by_subject ON store_reads (substr(at, 1, 10), token);
        -- The key of each person's own, sealed by the vault: see PersonKey.
        CREATE TABLE store_person_keys (
            person TEXT PRIMARY KEY,
            key BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        -- Whose was destroyed.
        CREATE TABLE store_destroyed_keys (
            person TEXT PRIMARY KEY,
            at TEXT NOT NULL,
            -- Whether nothing of what was written before is left in the file's free space and its write-ahead log.
            cleared INTEGER NOT NULL CHECK (cleared IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        -- What the people were called who did something or looked, each name since when.
        CREATE TABLE store_people (
            number INTEGER PRIMARY KEY,
            unit TEXT NOT NULL,
            person TEXT NOT NULL,
            name TEXT NOT NULL,
            since TEXT NOT NULL,
            chain BLOB NOT NULL CHECK (length(chain) = 32),
            UNIQUE (unit, person, name)
        ) STRICT;
        -- What the service went by beside this file, since when: see AdoptedVersion.
        CREATE TABLE store_versions (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            digest TEXT NOT NULL,
            at TEXT NOT NULL,
            -- Where the deployment is.
            day TEXT NOT NULL,
            -- The log's last position then.
            head INTEGER NOT NULL CHECK (head >= 0),
            chain BLOB NOT NULL CHECK (length(chain) = 32)
        ) STRICT;
        -- What those five were up to a row, signed.
        CREATE TABLE store_signed_heads (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            -- The table.
            log TEXT NOT NULL,
            position INTEGER NOT NULL CHECK (position > 0),
            chain BLOB NOT NULL CHECK (length(chain) = 32),
            at TEXT NOT NULL,
            -- The id of the key.
            key TEXT NOT NULL,
            signature BLOB NOT NULL CHECK (length(signature) = 64)
        ) STRICT;
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
        CREATE TABLE store_cursors (
            source TEXT PRIMARY KEY,
            position INTEGER NOT NULL,
            -- The followed log's, up to that position.
            chain BLOB CHECK (length(chain) = 32)
        ) STRICT;
        -- What a followed log was up to events of it: to find the last one that is still so. Of those of long ago some.
        CREATE TABLE store_marks (
            source TEXT NOT NULL,
            position INTEGER NOT NULL,
            chain BLOB NOT NULL CHECK (length(chain) = 32),
            PRIMARY KEY (source, position)
        ) STRICT, WITHOUT ROWID;
        -- What followed services signed of their logs, as store_signed_heads there: the last head of each log, and
        -- those that turned out to be no more.
        CREATE TABLE store_neighbour_heads (
            number INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            head INTEGER NOT NULL CHECK (head > 0),
            log TEXT NOT NULL,
            position INTEGER NOT NULL CHECK (position > 0),
            chain BLOB NOT NULL CHECK (length(chain) = 32),
            at TEXT NOT NULL,
            key TEXT NOT NULL,
            signature BLOB NOT NULL,
            -- When that was noticed; NULL while the service has it.
            gone_at TEXT
        ) STRICT;
        CREATE UNIQUE INDEX store_neighbour_heads_present ON store_neighbour_heads (source, log)
            WHERE gone_at IS NULL;
        -- When a followed log turned out to be in another life, and what was taken back.
        CREATE TABLE store_rewinds (
            number INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            at TEXT NOT NULL,
            from_position INTEGER NOT NULL,
            from_incarnation TEXT,
            to_position INTEGER NOT NULL CHECK (to_position < from_position),
            settled INTEGER NOT NULL CHECK (settled IN (0, 1))
        ) STRICT;
        -- Lives of followed logs of which events were taken back: those after `last`.
        CREATE TABLE store_lost_lives (
            source TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (source, incarnation)
        ) STRICT, WITHOUT ROWID;
        -- Whose records are to be held against the log once it has been read to its end.
        CREATE TABLE store_unsettled (
            source TEXT NOT NULL,
            subject TEXT NOT NULL,
            PRIMARY KEY (source, subject)
        ) STRICT, WITHOUT ROWID;
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
            checksum = hex(SHA256.hash(data: Array((checksum + "\n" + step.name).utf8)))
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
