import GRDB
import RegistryKnown
import ServiceKit
import Store

extension FundingService {
    /// Edited in place until the baseline is laid, see ``Migration``.
    static let migrations: [Migration] = [
        Migration("0001-ledger-2026-12-01", sql: ledger) { db in
            try Standing.table.create(in: db)
        },
        Migration("0002-sources-and-estimates", sql: sourcesAndEstimates) { db in
            try SourceRecords.facts.create(in: db)
        },
        Migration("0003-allocations-commitments-payments", sql: allocationsCommitmentsPayments) { db in
            try AllocationRecords.amounts.create(in: db)
        },
        Migration("0004-donations-and-waivers", sql: donationsAndWaivers) { db in
            try DonationRecords.facts.create(in: db)
            try WaiverRecords.facts.create(in: db)
        },
        Migration("0005-children-by-aspect") { db in
            try WaivedChildRecords.create(in: db)
            try EndedRecords.create(in: db)
        },
        Migration("0006-entitlements", sql: entitlements) { db in
            try EntitlementRecords.facts.create(in: db)
        },
        Migration("0007-settlements-and-inspections", sql: settlementsAndInspections) { db in
            try SpendingInspectionRecords.said.create(in: db)
            try AidRecords.said.create(in: db)
        },
    ]

    private static let ledger = """
        CREATE TABLE ledger_entries (
            number INTEGER NOT NULL PRIMARY KEY,
            on_day TEXT NOT NULL,
            event TEXT NOT NULL,
            subject TEXT NOT NULL,
            unit TEXT NOT NULL,
            year INTEGER NOT NULL,
            -- Of the event in the service's log: when it was learned.
            position INTEGER NOT NULL CHECK (position > 0),
            posted_by TEXT NOT NULL
        ) STRICT;
        -- One row moves an amount from one account to another: no entry can be out of balance.
        CREATE TABLE ledger_postings (
            entry INTEGER NOT NULL REFERENCES ledger_entries (number),
            number INTEGER NOT NULL,
            debit TEXT NOT NULL,
            debit_of TEXT NOT NULL,
            credit TEXT NOT NULL,
            credit_of TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount > 0),
            PRIMARY KEY (entry, number)
        ) STRICT, WITHOUT ROWID;
        -- What has been posted is never changed: a mistake is reversed by another entry.
        CREATE TRIGGER ledger_entries_stay BEFORE UPDATE ON ledger_entries
            BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledger_entries_remain BEFORE DELETE ON ledger_entries
            BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledger_postings_stay BEFORE UPDATE ON ledger_postings
            BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledger_postings_remain BEFORE DELETE ON ledger_postings
            BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
        CREATE INDEX ledger_entries_by_event ON ledger_entries (position);
        CREATE INDEX ledger_entries_returned ON ledger_entries (subject) WHERE event = 'paymentReturned';
        CREATE INDEX ledger_postings_by_debit ON ledger_postings (debit_of, debit);
        CREATE INDEX ledger_postings_by_credit ON ledger_postings (credit_of, credit);
        """

    private static let sourcesAndEstimates = """
        CREATE TABLE sources (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            folded TEXT NOT NULL,
            kind TEXT NOT NULL,
            unit TEXT NOT NULL,
            year INTEGER NOT NULL,
            amount INTEGER NOT NULL CHECK (amount >= 0),
            allocated INTEGER NOT NULL CHECK (allocated BETWEEN 0 AND amount),
            on_day TEXT NOT NULL,
            -- Of one that never was.
            voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX sources_once ON sources (unit, year, folded) WHERE voided = 0;
        CREATE TABLE estimates (
            id TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version >= 1),
            unit TEXT NOT NULL,
            plan TEXT NOT NULL,
            year INTEGER NOT NULL,
            total INTEGER NOT NULL,
            status TEXT NOT NULL,
            drafted_by TEXT NOT NULL,
            remark TEXT,
            approved_by TEXT,
            approved_on TEXT,
            PRIMARY KEY (id, version)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX estimates_once ON estimates (unit, plan, year) WHERE version = 1;
        CREATE UNIQUE INDEX estimates_in_force ON estimates (id) WHERE status = 'approved';
        CREATE TABLE estimate_lines (
            estimate TEXT NOT NULL,
            version INTEGER NOT NULL,
            number INTEGER NOT NULL,
            activity TEXT NOT NULL,
            source TEXT NOT NULL REFERENCES sources (id),
            amount INTEGER NOT NULL CHECK (amount > 0),
            reason TEXT NOT NULL,
            PRIMARY KEY (estimate, version, number),
            UNIQUE (estimate, version, activity, source),
            FOREIGN KEY (estimate, version) REFERENCES estimates (id, version)
        ) STRICT, WITHOUT ROWID;
        """

    private static let allocationsCommitmentsPayments = """
        CREATE TABLE allocations (
            id TEXT NOT NULL PRIMARY KEY,
            estimate TEXT NOT NULL,
            plan TEXT NOT NULL,
            activity TEXT NOT NULL,
            source TEXT NOT NULL REFERENCES sources (id),
            unit TEXT NOT NULL,
            year INTEGER NOT NULL,
            amount INTEGER NOT NULL,
            committed INTEGER NOT NULL CHECK (committed BETWEEN 0 AND amount),
            paid INTEGER NOT NULL CHECK (paid BETWEEN 0 AND committed),
            -- NULL where nothing stands that was said of its amount.
            from_day TEXT,
            reason TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX allocations_by_line ON allocations (estimate, activity, source);
        CREATE TABLE commitments (
            id TEXT NOT NULL PRIMARY KEY,
            allocation TEXT NOT NULL REFERENCES allocations (id),
            amount INTEGER NOT NULL CHECK (amount >= 0),
            paid INTEGER NOT NULL CHECK (paid BETWEEN 0 AND amount),
            purpose TEXT NOT NULL,
            status TEXT NOT NULL,
            document TEXT,
            on_day TEXT NOT NULL,
            confirmed_on TEXT,
            released_on TEXT,
            reason TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX commitments_by_allocation ON commitments (allocation);
        CREATE TABLE payments (
            id TEXT NOT NULL PRIMARY KEY,
            commitment_id TEXT NOT NULL REFERENCES commitments (id),
            amount INTEGER NOT NULL CHECK (amount > 0),
            returned INTEGER NOT NULL CHECK (returned BETWEEN 0 AND amount),
            on_day TEXT NOT NULL,
            document TEXT NOT NULL,
            -- What people mean by it, whatever blanks and letters it was written with.
            document_key TEXT NOT NULL,
            reversed_on TEXT,
            reason TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX payments_by_commitment ON payments (commitment_id);
        CREATE INDEX payments_by_document ON payments (document_key);
        """

    private static let donationsAndWaivers = """
        CREATE TABLE donations (
            id TEXT NOT NULL PRIMARY KEY,
            source TEXT NOT NULL REFERENCES sources (id),
            donor TEXT NOT NULL,
            -- 0 where nothing stands that was pledged.
            pledged INTEGER NOT NULL CHECK (pledged >= 0),
            received INTEGER NOT NULL CHECK (received BETWEEN 0 AND pledged),
            on_day TEXT NOT NULL,
            is_named INTEGER NOT NULL CHECK (is_named IN (0, 1)),
            receipt TEXT,
            thanked_on TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE waivers (
            id TEXT NOT NULL PRIMARY KEY,
            child TEXT NOT NULL,
            kind TEXT NOT NULL,
            unit TEXT NOT NULL,
            percent INTEGER NOT NULL CHECK (percent BETWEEN 1 AND 100),
            from_day TEXT NOT NULL,
            until_day TEXT CHECK (until_day >= from_day),
            -- Sealed under the child's own key, as is `reason`.
            decision TEXT,
            amount INTEGER CHECK (amount >= 0),
            school_year INTEGER,
            school_level TEXT,
            reason TEXT,
            contradicted INTEGER NOT NULL CHECK (contradicted IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX waivers_by_child ON waivers (child);
        """
}
