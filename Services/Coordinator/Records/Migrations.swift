import RegistryKnown
import ServiceKit
import Store

extension CoordinatorService {
    /// Edited in place until the baseline is laid, see ``Migration``.
    static let migrations: [Migration] = [
        Migration("0001-workflows-2026-12-01", sql: workflows),
        Migration("0002-facts", sql: facts) { db in
            try LearningChildRecords.create(in: db)
            try LearningCaregiverRecords.create(in: db)
        },
    ]

    private static let workflows = """
        CREATE TABLE runs (
          id TEXT PRIMARY KEY NOT NULL,
          workflow TEXT NOT NULL,
          version INTEGER NOT NULL,
          child TEXT NOT NULL,
          unit TEXT NOT NULL,
          -- Who started it, whoever has taken it over since; the person NULL for a program.
          started_in TEXT NOT NULL,
          started_by TEXT,
          -- JSON: ids that it was started with.
          input TEXT NOT NULL,
          -- JSON.
          mandate TEXT NOT NULL,
          mandate_until TEXT NOT NULL,
          status TEXT NOT NULL,
          -- That something it waits for may have come.
          ready INTEGER NOT NULL,
          -- Why somebody cancelled it, sealed; NULL where nobody did.
          cancelled BLOB,
          -- What its starter wrote for others to read, sealed.
          words BLOB,
          begun_on TEXT NOT NULL,
          ended_on TEXT,
          -- By which the digests of the run's rows are made: who has the log alone cannot try out what is in them.
          salt BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX one_run_of_a_kind ON runs (child, workflow) WHERE ended_on IS NULL;
        CREATE INDEX runs_to_carry_on ON runs (id)
          WHERE ended_on IS NULL AND (ready = 1 OR status IN ('running', 'undoing'));
        CREATE INDEX runs_by_mandate ON runs (mandate_until) WHERE ended_on IS NULL;
        -- Every mandate by which a run was carried on.
        CREATE TABLE mandates (
          id TEXT PRIMARY KEY NOT NULL,
          run TEXT NOT NULL REFERENCES runs (id),
          unit TEXT NOT NULL,
          -- JSON: the mandate and both signatures.
          document TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE journal (
          run TEXT NOT NULL REFERENCES runs (id),
          number INTEGER NOT NULL,
          step TEXT NOT NULL,
          kind TEXT NOT NULL,
          state TEXT NOT NULL,
          on_day TEXT NOT NULL,
          method TEXT,
          -- JSON: ids, days, words of lists.
          kept TEXT,
          source TEXT,
          -- Of the source's log, and with the life that it is of.
          position INTEGER,
          seen TEXT,
          -- What a service said, sealed.
          why BLOB,
          PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX journal_by_position ON journal (source, position) WHERE source IS NOT NULL;
        CREATE TABLE waits (
          run TEXT NOT NULL REFERENCES runs (id),
          number INTEGER NOT NULL,
          subject TEXT NOT NULL,
          -- Of cases: where the child lives.
          place TEXT,
          looked_on TEXT NOT NULL,
          PRIMARY KEY (run, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX waits_by_subject ON waits (subject, place);
        CREATE TABLE tasks (
          id TEXT PRIMARY KEY NOT NULL,
          run TEXT NOT NULL REFERENCES runs (id),
          number INTEGER NOT NULL,
          kind TEXT NOT NULL,
          unit TEXT NOT NULL,
          person TEXT,
          due TEXT,
          deadline TEXT,
          snoozed_until TEXT,
          method TEXT,
          request TEXT,
          -- JSON; NULL of what is not answered.
          answer TEXT,
          closed_on TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tasks_by_unit ON tasks (unit) WHERE closed_on IS NULL;
        CREATE INDEX tasks_by_run ON tasks (run, number);
        """

    private static let facts = """
        -- What other logs said of what can be waited for, each time: the latest counts.
        CREATE TABLE told (
          subject TEXT NOT NULL,
          -- Whom it is of; NULL of what is no child's.
          child TEXT,
          source TEXT NOT NULL,
          position INTEGER NOT NULL,
          on_day TEXT NOT NULL,
          -- JSON.
          state TEXT NOT NULL,
          PRIMARY KEY (subject, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX told_by_position ON told (source, position);
        CREATE INDEX told_by_child ON told (child);
        """
}
