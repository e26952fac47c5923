import GRDB
import RegistryKnown
import ServiceKit
import Store

extension CampaignsService {
    /// Edited in place until the baseline is laid, see ``Migration``.
    static let migrations: [Migration] = [
        Migration("0001-telling-2026-12-01", sql: telling) { db in
            try Standing.table.create(in: db)
            try CommunicationRecords.said.create(in: db)
            try BudgetLineRecords.facts.create(in: db)
        },
        Migration("0002-teaching", sql: teaching) { db in
            try EnrolmentRecords.seats.create(in: db)
            try EnrolmentRecords.attendances.create(in: db)
            try EnrolmentRecords.outcomes.create(in: db)
            try ScheduleRecords.schedules.create(in: db)
        },
        Migration("0003-children-by-aspect") { db in try LearningChildRecords.create(in: db) },
        Migration("0004-workers-and-caregivers-by-aspect") { db in
            try LearningWorkerRecords.create(in: db)
            try LearningCaregiverRecords.create(in: db)
            try KnownPairRecords.create(in: db)
        },
    ]

    private static let telling = """
        -- Communication plans as they are now, as JSON: communication_facts has each as it was said.
        CREATE TABLE communication_plans (
          id TEXT PRIMARY KEY NOT NULL,
          unit TEXT NOT NULL,
          year INTEGER NOT NULL,
          value TEXT NOT NULL,
          -- Of one that never was.
          voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX communication_plans_by_unit ON communication_plans (unit, year);
        -- Lists of words and units are JSON arrays.
        CREATE TABLE campaigns (
          id TEXT PRIMARY KEY NOT NULL,
          title TEXT NOT NULL,
          goal TEXT NOT NULL,
          audiences TEXT NOT NULL,
          area TEXT NOT NULL,
          channels TEXT NOT NULL,
          start TEXT NOT NULL,
          end TEXT NOT NULL,
          unit TEXT NOT NULL,
          budget_line TEXT,
          planned_in TEXT REFERENCES communication_plans (id),
          planned_line INTEGER,
          status TEXT NOT NULL,
          launched_on TEXT,
          completed_on TEXT,
          -- Of one that never was.
          voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX campaigns_by_unit ON campaigns (unit, start);
        CREATE INDEX campaigns_by_plan ON campaigns (planned_in, planned_line) WHERE planned_in IS NOT NULL;
        CREATE TABLE materials (
          id TEXT PRIMARY KEY NOT NULL,
          campaign TEXT REFERENCES campaigns (id),
          title TEXT NOT NULL,
          kind TEXT NOT NULL,
          audiences TEXT NOT NULL,
          unit TEXT NOT NULL,
          published_on TEXT NOT NULL,
          quantity INTEGER NOT NULL,
          -- Of one that never was.
          voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE distributions (
          id TEXT PRIMARY KEY NOT NULL,
          material TEXT NOT NULL REFERENCES materials (id),
          to_unit TEXT NOT NULL,
          -- NULL is the publisher.
          from_unit TEXT,
          handed_out_at TEXT,
          quantity INTEGER NOT NULL,
          on_day TEXT NOT NULL,
          -- Of one that never was.
          voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX distributions_by_material ON distributions (material);
        CREATE TABLE events (
          id TEXT PRIMARY KEY NOT NULL,
          campaign TEXT REFERENCES campaigns (id),
          title TEXT NOT NULL,
          channel TEXT NOT NULL,
          place TEXT NOT NULL,
          venue TEXT,
          planned_on TEXT NOT NULL,
          on_day TEXT NOT NULL,
          audiences TEXT NOT NULL,
          status TEXT NOT NULL,
          reach TEXT NOT NULL,
          exposure TEXT,
          integrates TEXT,
          cancelled_for TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX events_by_place ON events (place, on_day);
        """

    private static let teaching = """
        CREATE TABLE courses (
          id TEXT PRIMARY KEY NOT NULL,
          title TEXT NOT NULL,
          audiences TEXT NOT NULL,
          topics TEXT NOT NULL,
          hours INTEGER NOT NULL,
          required_attendance INTEGER NOT NULL,
          attendance_by TEXT,
          -- JSON: the hours of each topic.
          curriculum TEXT,
          pass_mark INTEGER,
          valid_years INTEGER,
          unit TEXT NOT NULL,
          status TEXT NOT NULL,
          -- Of one that never was.
          voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE classes (
          id TEXT PRIMARY KEY NOT NULL,
          course TEXT NOT NULL REFERENCES courses (id),
          place TEXT NOT NULL,
          start TEXT NOT NULL,
          end TEXT NOT NULL,
          capacity INTEGER NOT NULL,
          status TEXT NOT NULL,
          completed_on TEXT,
          -- Of one that never was.
          voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX classes_by_course ON classes (course);
        CREATE TABLE enrolments (
          class TEXT NOT NULL REFERENCES classes (id),
          kind TEXT NOT NULL,
          learner TEXT NOT NULL,
          from_day TEXT NOT NULL,
          until_day TEXT CHECK (until_day >= from_day),
          failed INTEGER NOT NULL,
          -- Whether that was said before the class was completed.
          failed_before INTEGER NOT NULL,
          passed INTEGER,
          -- Sealed under the learner's own key.
          reason TEXT,
          -- Of the examination, out of 100.
          mark INTEGER,
          -- The closure of a child that ended it.
          ended_by TEXT,
          pass_contradicted INTEGER NOT NULL,
          PRIMARY KEY (class, kind, learner)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE attendance (
          class TEXT NOT NULL,
          kind TEXT NOT NULL,
          learner TEXT NOT NULL,
          on_day TEXT NOT NULL,
          hours INTEGER NOT NULL,
          contradicted INTEGER NOT NULL,
          PRIMARY KEY (class, kind, learner, on_day),
          FOREIGN KEY (class, kind, learner) REFERENCES enrolments (class, kind, learner)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX enrolments_by_learner ON enrolments (learner, kind);
        -- Of who has passed at some time: whether the pass still counts, the enrolment says, where it is there still.
        CREATE TABLE certificates (
          number TEXT PRIMARY KEY NOT NULL,
          class TEXT NOT NULL,
          kind TEXT NOT NULL,
          learner TEXT NOT NULL,
          -- To which of the course's audiences the learner belonged.
          audience TEXT NOT NULL,
          year INTEGER NOT NULL,
          serial INTEGER NOT NULL,
          UNIQUE (class, kind, learner),
          UNIQUE (year, serial),
          FOREIGN KEY (class) REFERENCES classes (id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX certificates_by_learner ON certificates (learner, kind);
        """
}
