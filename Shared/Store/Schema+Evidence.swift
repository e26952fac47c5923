extension Schema {
    /// What happened, who did it, who looked, what people were called and what the service went by; and their signatures.
    static let evidence = """
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
            -- One answer, whomever it showed.
            number INTEGER PRIMARY KEY,
            -- Milliseconds since 1970.
            at INTEGER NOT NULL,
            unit TEXT NOT NULL,
            -- As in store_events.
            person TEXT,
            method TEXT NOT NULL,
            -- Whose data were shown, the ids, sealed: beside a sealed event of the same moment they would tell whom that is about.
            subjects BLOB NOT NULL,
            -- A part of a keyed digest of each, six octets, to find it by.
            tokens BLOB NOT NULL CHECK (length(tokens) > 0 AND length(tokens) % 6 = 0),
            -- Sealed; NULL where nothing was said.
            purpose BLOB,
            -- Why the file was opened out of the caller's reach, sealed; NULL of one within it.
            break_glass BLOB,
            -- Whether that it was shown tells of something confidential: of a deed with such an event, and of a case.
            confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
            chain BLOB NOT NULL CHECK (length(chain) = 32)
        ) STRICT;
        -- By which looks at a child are found, as `tokens` has them. Day by day (since 1970, in UTC): a day's looks are added in one
        -- place, and pages of earlier days stay as they are, for backups carry away what has changed.
        CREATE TABLE store_read_subjects (
            day INTEGER NOT NULL,
            token INTEGER NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (day, token, number)
        ) STRICT, WITHOUT ROWID;
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
        -- What these said, each file under its own digest, and the list of several under theirs. In base64: they name every category
        -- that the law keeps private, and whoever searches the file for one finds only what is said of somebody.
        CREATE TABLE store_version_texts (
            digest TEXT NOT NULL PRIMARY KEY,
            text TEXT NOT NULL
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
        """
}
