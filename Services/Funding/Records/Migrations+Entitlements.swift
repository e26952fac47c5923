/// The steps of entitlements with the lists of months that pay them, and of what closes a year and what blocks a line.
extension FundingService {
    static let entitlements = """
        CREATE TABLE entitlements (
            id TEXT NOT NULL PRIMARY KEY,
            child TEXT NOT NULL,
            unit TEXT NOT NULL,
            from_month TEXT NOT NULL,
            until_month TEXT CHECK (until_month >= from_month),
            paid_through TEXT,
            birth TEXT NOT NULL,
            contradicted INTEGER NOT NULL CHECK (contradicted IN (0, 1)),
            -- It was put right: what is due of its months need not be what was paid.
            corrected INTEGER NOT NULL CHECK (corrected IN (0, 1)),
            -- Its paid months are to be worked out anew by the next list.
            reworked INTEGER NOT NULL CHECK (reworked IN (0, 1)),
            -- It never was: it stays for what was paid on it.
            voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
            -- Why it is paid: sealed, of all alike.
            terms BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX entitlements_by_child ON entitlements (child);
        CREATE INDEX entitlements_by_unit ON entitlements (unit, child, id);
        -- Those of which a month may stand paid that was not due, or otherwise than it was.
        CREATE INDEX entitlements_differing ON entitlements (id)
            WHERE voided = 1 OR corrected = 1 OR contradicted = 1 OR paid_through > until_month;
        CREATE TABLE runs (
            id TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL,
            month TEXT NOT NULL,
            status TEXT NOT NULL,
            entitlements INTEGER NOT NULL,
            done INTEGER NOT NULL CHECK (done BETWEEN 0 AND entitlements),
            lines INTEGER NOT NULL,
            total INTEGER NOT NULL CHECK (total >= 0),
            joined INTEGER NOT NULL,
            gone INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            unpaid INTEGER NOT NULL,
            digest TEXT,
            payment TEXT REFERENCES payments (id),
            paid_on TEXT,
            returned INTEGER NOT NULL CHECK (returned BETWEEN 0 AND total),
            arrears_from TEXT,
            -- People whom it pays, and who get another sum than by the list before.
            people INTEGER NOT NULL,
            moved INTEGER NOT NULL,
            -- Whether who does not pay it may be told its sum: once it is whole.
            told INTEGER NOT NULL CHECK (told IN (0, 1)),
            UNIQUE (unit, month)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX runs_by_payment ON runs (payment) WHERE payment IS NOT NULL;
        -- What a list was frozen with, until it is worked out.
        CREATE TABLE run_entries (
            run TEXT NOT NULL REFERENCES runs (id),
            number INTEGER NOT NULL,
            id TEXT NOT NULL,
            child TEXT NOT NULL,
            -- Whom the child's entry counts as: what one is paid under several is worked out together.
            person TEXT NOT NULL,
            unit TEXT NOT NULL,
            from_month TEXT NOT NULL,
            until_month TEXT,
            paid_through TEXT,
            birth TEXT NOT NULL,
            contradicted INTEGER NOT NULL,
            corrected INTEGER NOT NULL,
            reworked INTEGER NOT NULL,
            voided INTEGER NOT NULL,
            terms BLOB NOT NULL,
            PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE run_lines (
            run TEXT NOT NULL REFERENCES runs (id),
            number INTEGER NOT NULL,
            entitlement TEXT NOT NULL,
            child TEXT NOT NULL,
            month TEXT NOT NULL,
            -- How many lines there were for it before.
            round INTEGER NOT NULL,
            -- It pays something.
            pays INTEGER NOT NULL CHECK (pays IN (0, 1)),
            -- It pays the month as its own: neither what was owed of it, nor what came back.
            own INTEGER NOT NULL CHECK (own IN (0, 1) AND own <= pays),
            -- The next list pays again what came back of it.
            waits INTEGER NOT NULL CHECK (waits IN (0, 1) AND waits <= pays),
            -- How much, beside what was paid before, why, and what came back: sealed, of all alike. An amount divided by its base
            -- would name the ground.
            terms BLOB NOT NULL,
            PRIMARY KEY (run, number)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX run_lines_once ON run_lines (entitlement, month, round);
        -- No two lists pay a month as their own, whichever units'.
        CREATE UNIQUE INDEX run_lines_own ON run_lines (entitlement, month)
            WHERE own = 1;
        CREATE TABLE notices (
            id TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL,
            -- Sealed: whoever is granted something and never hangs gets it on a ground that is private.
            entitlements BLOB NOT NULL,
            place TEXT NOT NULL,
            from_day TEXT NOT NULL,
            until_day TEXT NOT NULL CHECK (until_day >= from_day),
            displayed_by TEXT NOT NULL,
            person TEXT,
            taken_down_on TEXT CHECK (taken_down_on >= from_day),
            reason TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX run_lines_again ON run_lines (entitlement) WHERE waits = 1;
        """

    static let settlementsAndInspections = """
        CREATE TABLE settlements (
            id TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL,
            year INTEGER NOT NULL,
            on_day TEXT NOT NULL,
            -- As it was closed: its figures change no more.
            settled TEXT NOT NULL,
            UNIQUE (year, unit)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE aid_proposals (
            id TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL,
            title TEXT NOT NULL,
            donor TEXT NOT NULL,
            status TEXT NOT NULL,
            on_day TEXT NOT NULL,
            submitted_on TEXT,
            document TEXT,
            closed_on TEXT,
            agreement TEXT,
            currency TEXT,
            foreign_amount INTEGER CHECK (foreign_amount > 0),
            rate INTEGER CHECK (rate > 0),
            source TEXT REFERENCES sources (id),
            reason TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE spending_inspections (
            id TEXT NOT NULL PRIMARY KEY,
            unit TEXT NOT NULL,
            inspector TEXT NOT NULL,
            title TEXT NOT NULL,
            on_day TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE spending_findings (
            id TEXT NOT NULL PRIMARY KEY,
            inspection TEXT NOT NULL REFERENCES spending_inspections (id),
            allocation TEXT NOT NULL REFERENCES allocations (id),
            finding TEXT NOT NULL,
            found_on TEXT NOT NULL,
            due TEXT,
            mended_on TEXT,
            remedy TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX spending_findings_by_inspection ON spending_findings (inspection);
        CREATE INDEX spending_findings_open ON spending_findings (allocation) WHERE mended_on IS NULL;
        """
}
