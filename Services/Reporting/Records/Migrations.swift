import GRDB
import RegistryKnown
import Store

extension ReportingService {
    /// Edited in place until the baseline is laid, see ``Migration``.
    static let migrations: [Migration] = [
        Migration("0001-facts-known-until-2026-11-29") { db in
            // What the other services said, one row a statement: known from its position in the log of the kind's service
            // until that before the next one about the record. `voided`: it says that the record never was.
            try db.execute(
                sql: """
                    CREATE TABLE facts (
                        kind TEXT NOT NULL, record TEXT NOT NULL, known_from INTEGER NOT NULL,
                        known_until INTEGER NOT NULL, voided INTEGER NOT NULL, data BLOB NOT NULL,
                        -- What a circumstance is, as `data` has it; NULL of other kinds.
                        token TEXT,
                        PRIMARY KEY (kind, record, known_from)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX facts_by_token ON facts (token) WHERE token IS NOT NULL;
                    """)
        },
        Migration("0002-plans") { db in
            // `position` is that of the version's event in the service's own log.
            try db.execute(
                sql: """
                    CREATE TABLE plans (
                        id TEXT NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL,
                        published TEXT NOT NULL, document BLOB NOT NULL,
                        PRIMARY KEY (id, version)
                    ) STRICT, WITHOUT ROWID
                    """)
        },
        Migration("0003-rounds") { db in
            try db.execute(
                sql: """
                    CREATE TABLE rounds (
                        id TEXT PRIMARY KEY, plan TEXT NOT NULL, data BLOB NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE submissions (
                        id TEXT PRIMARY KEY, round TEXT NOT NULL REFERENCES rounds (id), unit TEXT NOT NULL,
                        data BLOB NOT NULL, UNIQUE (round, unit)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE compilations (
                        id TEXT PRIMARY KEY, plan TEXT NOT NULL, data BLOB NOT NULL,
                        -- As it is for who may not see everything that it counts, where that differs.
                        for_others BLOB
                    ) STRICT, WITHOUT ROWID;
                    """)
        },
        Migration("0004-rounds-in-order") { db in
            // What lists are narrowed and ordered by.
            try db.execute(
                sql: """
                    ALTER TABLE rounds ADD COLUMN opened TEXT NOT NULL DEFAULT '';
                    ALTER TABLE rounds ADD COLUMN status TEXT NOT NULL DEFAULT '';
                    UPDATE rounds SET opened = json_extract(CAST(data AS TEXT), '$.openedOn'),
                        status = json_extract(CAST(data AS TEXT), '$.status');
                    CREATE INDEX rounds_of_plan ON rounds (plan, opened, id);
                    """)
        },
        Migration("0005-children-by-aspect") { db in try CountedChildRecords.create(in: db) },
        Migration("0006-providers-by-aspect") { db in try KnownProviderRecords.facts.create(in: db) },
        Migration("0007-workers-by-aspect") { db in try KnownWorkerRecords.create(in: db) },
        Migration("0008-amounts-by-day") { db in try KnownAmountRecords.facts.create(in: db) },
    ]
}
