import GRDB
import RegistryKnown
import Store

extension ReportingService {
    /// Edited in place until the baseline is laid, see ``Migration``.
    static let migrations: [Migration] = [
        Migration("0001-star-2026-11-30", sql: StarTable.schema + facts),
        Migration("0002-plans", sql: plans),
        Migration("0003-rounds", sql: rounds),
        Migration("0004-rounds-in-order", sql: roundsInOrder),
        Migration("0005-children-by-aspect") { db in try CountedChildRecords.create(in: db) },
        Migration("0006-providers-by-aspect") { db in try KnownProviderRecords.facts.create(in: db) },
        Migration("0007-workers-by-aspect") { db in try CountedWorkerRecords.create(in: db) },
        Migration("0008-amounts-by-day") { db in try KnownAmountRecords.facts.create(in: db) },
        Migration("0009-difficulties", sql: difficulties) { db in try DifficultyRecords.said.create(in: db) },
        Migration("0010-sent-reports", sql: sentReports),
        Migration("0011-inspections-reviews", sql: inspectionsAndReviews) { db in
            try InspectionRecords.said.create(in: db)
            try ReviewRecords.said.create(in: db)
        },
        Migration("0012-adopted-plans", sql: adoptedPlans),
    ]

    /// What the fund said of money, one row a statement: known from its position in the log until that before the next one about
    /// the record.
    private static let facts = """
        CREATE TABLE facts (
            kind TEXT NOT NULL, record TEXT NOT NULL, known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY (kind, record, known_from)
        ) STRICT, WITHOUT ROWID;
        """

    /// `position` is that of the version's event in the service's own log.
    private static let plans = """
        CREATE TABLE plans (
            id TEXT NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL,
            published TEXT NOT NULL, document BLOB NOT NULL,
            -- What it changed of the version before: a list of one, of none for the first.
            revision BLOB NOT NULL,
            PRIMARY KEY (id, version)
        ) STRICT, WITHOUT ROWID
        """

    private static let rounds = """
        CREATE TABLE rounds (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL, data BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE submissions (
            id TEXT PRIMARY KEY, round TEXT NOT NULL REFERENCES rounds (id), unit TEXT NOT NULL,
            status TEXT NOT NULL, data BLOB NOT NULL, UNIQUE (round, unit)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE compilations (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL, data BLOB NOT NULL,
            -- As it is for who may not see everything that it counts, where that differs.
            for_others BLOB
        ) STRICT, WITHOUT ROWID;
        """

    /// What lists are narrowed and ordered by.
    private static let roundsInOrder = """
        ALTER TABLE rounds ADD COLUMN opened TEXT NOT NULL DEFAULT '';
        ALTER TABLE rounds ADD COLUMN status TEXT NOT NULL DEFAULT '';
        UPDATE rounds SET opened = json_extract(CAST(data AS TEXT), '$.openedOn'),
            status = json_extract(CAST(data AS TEXT), '$.status');
        CREATE INDEX rounds_of_plan ON rounds (plan, opened, id);
        """

    /// Difficulties as they are now: difficulty_facts has each as it was said, and so of inspections and reviews.
    private static let difficulties = """
        CREATE TABLE difficulties (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL, raised TEXT NOT NULL, data BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX difficulties_of_plan ON difficulties (plan, raised, id);
        """

    private static let inspectionsAndReviews = """
        CREATE TABLE inspections (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL, planned TEXT NOT NULL, data BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX inspections_of_plan ON inspections (plan, planned, id);
        CREATE TABLE reviews (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL, opened TEXT NOT NULL, data BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reviews_of_plan ON reviews (plan, opened, id);
        """

    private static let adoptedPlans = """
        CREATE TABLE adopted_plans (
            id TEXT PRIMARY KEY, plan TEXT NOT NULL, unit TEXT NOT NULL, version INTEGER NOT NULL,
            status TEXT NOT NULL, data BLOB NOT NULL, UNIQUE (plan, unit, version)
        ) STRICT, WITHOUT ROWID;
        """

    /// A number stands once in an office's series of a year.
    private static let sentReports = """
        CREATE TABLE sent_reports (
            id TEXT PRIMARY KEY, compilation TEXT NOT NULL REFERENCES compilations (id), plan TEXT NOT NULL,
            sent TEXT NOT NULL, unit TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL,
            data BLOB NOT NULL, UNIQUE (unit, year, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sent_reports_of_plan ON sent_reports (plan, sent, id);
        """
}
