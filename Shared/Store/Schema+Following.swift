extension Schema {
    /// What the store keeps of the logs that its service follows: how far, what was signed there, what was taken back.
    static let following = """
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
        """
}
