import GRDB
import Store

extension RegistryService {
    /// The registry's tables. Edited in place until the baseline is laid, see ``Migration``.
    static let migrations: [Migration] = [
        Migration("0001-register-2026-12-01", sql: children),
        Migration("0002-around-the-child", sql: aroundTheChild),
        Migration("0003-workers-and-cases", sql: workersAndCases),
        Migration("0004-closing-notes", sql: closingNotes),
        // What was said of each child: `children` follows from it.
        Migration("0005-children-by-aspect") { db in try ChildAspectRecords.create(in: db) },
        Migration("0006-facts-around-the-child") { db in
            // What was said of what is around a child: the tables of their names have what is so now.
            try CircumstanceRecords.facts.create(in: db)
            try DisabilityRecords.facts.create(in: db)
            try CaregiverLinkRecords.facts.create(in: db)
            try PlacementRecords.facts.create(in: db)
        },
        Migration("0007-namesakes") { db in
            for table in ["workers", "caregivers"] {
                try db.execute(sql: "ALTER TABLE \(table) ADD COLUMN folded TEXT NOT NULL DEFAULT ''")
                for row in try Row.fetchAll(db, sql: "SELECT id, name FROM \(table)") {
                    try db.execute(
                        sql: "UPDATE \(table) SET folded = ? WHERE id = ?",
                        arguments: [Namesakes.folded(row["name"]), row["id"] as String])
                }
                try db.execute(sql: "CREATE INDEX \(table)_by_name ON \(table) (folded)")
            }
            try db.execute(sql: "CREATE INDEX caregivers_by_commune ON caregivers (commune, folded)")
        },
        // What was said of each worker: `workers` follows from it.
        Migration("0008-workers-by-aspect") { db in try WorkerAspectRecords.create(in: db) },
        Migration("0009-caregivers-by-aspect") { db in try CaregiverAspectRecords.create(in: db) },
        Migration("0010-file-openings") { db in try OpeningRecords.create(in: db) },
        // Who may be one, two by two.
        Migration("0011-pairs") { db in
            try ChildPairRecords.create(of: ChildRecords.table, in: db)
            try CaregiverPairRecords.create(of: CaregiverRecords.table, in: db)
        },
        // Which entries were taken for others.
        Migration("0012-merges") { db in
            try AliasRecords.create(in: db)
            try CaregiverAliases.table.create(in: db)
            try WorkerAliases.table.create(in: db)
        },
        Migration("0013-placement-visits") { db in try PlacementVisitRecords.create(in: db) },
        Migration("0014-transfers") { db in try TransferRecords.create(in: db) },
        Migration("0015-placement-notes") { db in try PlacementNoteRecords.create(in: db) },
        Migration("0016-disability-applications") { db in try DisabilityApplicationRecords.create(in: db) },
        Migration("0017-screenings") { db in try ScreeningRecords.create(in: db) },
        Migration("0018-carer-approvals") { db in try CarerApprovalRecords.create(in: db) },
        // What the catalogue has told of providers.
        Migration("0019-facilities") { db in try FacilityRecords.create(in: db) },
        Migration("0020-acts") { db in try ActRecords.create(in: db) },
    ]

    private static let children = """
        CREATE TABLE children (
          id TEXT PRIMARY KEY NOT NULL,
          name TEXT NOT NULL,
          folded TEXT NOT NULL,
          sex TEXT NOT NULL,
          birth_date TEXT,
          birth_year INTEGER NOT NULL,
          ethnicity TEXT,
          -- Not unique: offices that know nothing of each other's entries may enter a child twice.
          personal_number TEXT,
          commune TEXT NOT NULL,
          address TEXT,
          poverty TEXT NOT NULL,
          status TEXT NOT NULL,
          basis TEXT NOT NULL,
          registered_on TEXT NOT NULL,
          closed_on TEXT,
          version INTEGER NOT NULL,
          -- The entry of the same child that this one was merged into: then `commune` is where that one lives.
          survivor TEXT,
          -- The day on which the key of the child's own was destroyed: from then on nothing here says who it was.
          forgotten_on TEXT,
          -- By what the child is found, each word after a blank; empty of one that has been forgotten.
          words TEXT NOT NULL,
          birth_estimated INTEGER NOT NULL CHECK (birth_estimated IN (0, 1)),
          -- Of a foundling.
          found_on TEXT,
          found_at TEXT,
          found_by TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX children_by_finding ON children (found_on) WHERE found_on IS NOT NULL;
        CREATE INDEX children_by_commune ON children (commune, id);
        CREATE INDEX children_by_name ON children (folded, birth_year);
        -- Who may have been born when somebody was, in a place.
        CREATE INDEX children_by_birth ON children (commune, birth_year, birth_date);
        CREATE INDEX children_by_number ON children (personal_number)
          WHERE personal_number IS NOT NULL;
        CREATE INDEX children_by_survivor ON children (survivor) WHERE survivor IS NOT NULL;
        CREATE INDEX children_merged ON children (id, survivor) WHERE survivor IS NOT NULL;
        -- By which words children are found, and of each child what a search filters and sorts by, as it stands in children: the hundreds
        -- who share a word lie side by side here, those of a commune next to each other, and strewn over the whole table there.
        CREATE TABLE child_words (
          word TEXT NOT NULL,
          commune TEXT NOT NULL,
          child TEXT NOT NULL REFERENCES children (id),
          folded TEXT NOT NULL,
          birth_year INTEGER NOT NULL,
          status TEXT NOT NULL,
          -- Whether the child is found by words besides those in `folded`, and its birth day.
          more INTEGER NOT NULL CHECK (more IN (0, 1)),
          PRIMARY KEY (word, commune, child)
        ) STRICT, WITHOUT ROWID;
        """

    private static let aroundTheChild = """
        -- A confidential circumstance lies in `sealed` alone: child, code, dates and evidence. It is found by `hidden`, a
        -- keyed digest of the child's id.
        CREATE TABLE circumstances (
          id TEXT PRIMARY KEY NOT NULL,
          child TEXT REFERENCES children (id),
          code TEXT,
          start TEXT,
          end TEXT,
          evidence TEXT,
          sealed BLOB,
          hidden TEXT,
          CHECK ((sealed IS NULL) = (child IS NOT NULL AND code IS NOT NULL AND start IS NOT NULL)),
          CHECK ((sealed IS NULL) = (hidden IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX circumstances_by_child ON circumstances (child) WHERE child IS NOT NULL;
        CREATE INDEX circumstances_by_hidden ON circumstances (hidden) WHERE hidden IS NOT NULL;
        CREATE INDEX circumstances_by_code ON circumstances (code, child, end)
          WHERE code IS NOT NULL;
        CREATE TABLE disabilities (
          id TEXT PRIMARY KEY NOT NULL,
          child TEXT NOT NULL REFERENCES children (id),
          type TEXT NOT NULL,
          degree TEXT NOT NULL,
          council TEXT NOT NULL,
          certificate TEXT,
          determined_on TEXT NOT NULL,
          screening TEXT,
          minutes TEXT,
          certified_on TEXT,
          UNIQUE (child, determined_on)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX disabilities_by_certificate
          ON disabilities (council, certificate) WHERE certificate IS NOT NULL;
        CREATE TABLE caregivers (
          id TEXT PRIMARY KEY NOT NULL,
          name TEXT NOT NULL,
          sex TEXT,
          birth_year INTEGER,
          -- Not unique: offices that know nothing of each other's entries may enter a person twice.
          personal_number TEXT,
          phone TEXT,
          commune TEXT NOT NULL,
          registered_on TEXT NOT NULL,
          version INTEGER NOT NULL,
          -- As of a child.
          forgotten_on TEXT,
          -- As of a child.
          survivor TEXT,
          -- The names that it once had, folded, each on a line.
          former TEXT NOT NULL,
          -- The names of all its entries, former ones too, each after a blank.
          words TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX caregivers_by_survivor ON caregivers (survivor) WHERE survivor IS NOT NULL;
        -- Few are merged: whether somebody was is asked of these alone.
        CREATE INDEX caregivers_merged ON caregivers (id, survivor) WHERE survivor IS NOT NULL;
        CREATE INDEX caregivers_by_number ON caregivers (personal_number)
          WHERE personal_number IS NOT NULL;
        CREATE INDEX caregivers_by_phone ON caregivers (phone) WHERE phone IS NOT NULL;
        -- As child_words, of who cares for children, by the names of all its entries: `folded`.
        CREATE TABLE caregiver_words (
          word TEXT NOT NULL,
          commune TEXT NOT NULL,
          caregiver TEXT NOT NULL REFERENCES caregivers (id),
          folded TEXT NOT NULL,
          PRIMARY KEY (word, commune, caregiver)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE caregiver_links (
          id TEXT PRIMARY KEY NOT NULL,
          caregiver TEXT NOT NULL REFERENCES caregivers (id),
          child TEXT NOT NULL REFERENCES children (id),
          relation TEXT NOT NULL,
          start TEXT NOT NULL,
          end TEXT
        ) STRICT, WITHOUT ROWID;
        -- With all that is asked for to count those who care for a child.
        CREATE INDEX caregiver_links_by_child ON caregiver_links (child, end, caregiver);
        CREATE INDEX caregiver_links_by_caregiver ON caregiver_links (caregiver, child);
        CREATE TABLE placements (
          id TEXT PRIMARY KEY NOT NULL,
          child TEXT NOT NULL REFERENCES children (id),
          kind TEXT NOT NULL,
          provider TEXT,
          caregiver TEXT REFERENCES caregivers (id),
          start TEXT NOT NULL,
          expected_end TEXT,
          end TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX placements_by_child ON placements (child);
        CREATE INDEX placements_by_provider ON placements (provider, start) WHERE provider IS NOT NULL;
        CREATE INDEX placements_by_caregiver ON placements (caregiver) WHERE caregiver IS NOT NULL;
        """

    private static let workersAndCases = """
        CREATE TABLE workers (
          id TEXT PRIMARY KEY NOT NULL,
          name TEXT NOT NULL,
          unit TEXT NOT NULL,
          role TEXT NOT NULL,
          since TEXT NOT NULL,
          until TEXT,
          standing TEXT NOT NULL,
          phone TEXT,
          version INTEGER NOT NULL,
          -- The entry of the same worker that this one was merged into: then `unit` is where that one works.
          survivor TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX workers_by_unit ON workers (unit, id);
        CREATE INDEX workers_by_survivor ON workers (survivor) WHERE survivor IS NOT NULL;
        CREATE TABLE cases (
          id TEXT PRIMARY KEY NOT NULL,
          child TEXT NOT NULL REFERENCES children (id),
          commune TEXT NOT NULL,
          worker_unit TEXT NOT NULL,
          -- The person's code; NULL for the office as a whole.
          worker TEXT,
          step TEXT NOT NULL,
          risk TEXT,
          -- Why it was opened, by whom and where reported, and its goals, sealed.
          sealed BLOB NOT NULL,
          next_review TEXT,
          ready_to_close INTEGER NOT NULL,
          closed_for TEXT,
          -- How it stood, of one that a closure of the child ended.
          ending TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX cases_by_commune ON cases (commune, id);
        -- One open case a child.
        CREATE UNIQUE INDEX cases_open ON cases (child) WHERE step <> 'closed';
        CREATE INDEX cases_by_child ON cases (child);
        -- Who works on a case from when on, and where it is kept.
        CREATE TABLE case_keepers (
          in_case TEXT NOT NULL REFERENCES cases (id),
          known_from INTEGER NOT NULL,
          on_day TEXT NOT NULL,
          commune TEXT NOT NULL,
          worker_unit TEXT NOT NULL,
          worker TEXT,
          PRIMARY KEY (in_case, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE case_entries (
          in_case TEXT NOT NULL REFERENCES cases (id),
          number INTEGER NOT NULL,
          -- Where it stands in the case: that of the entry which it took the place of.
          place INTEGER NOT NULL,
          -- From which position of the log to which it was known to be so.
          known_from INTEGER NOT NULL,
          known_until INTEGER NOT NULL,
          kind TEXT NOT NULL,
          on_day TEXT NOT NULL,
          -- The moment, where it is known.
          at TEXT,
          risk TEXT,
          -- What a review decided.
          outcome TEXT,
          -- What officers wrote about a child and its family, sealed.
          note BLOB,
          -- Of a plan its goals, sealed; of a plan and a review when the next one is; of a closing why.
          goals BLOB,
          next_review TEXT,
          closed_for TEXT,
          -- The fact that closed the child, with which the case ended.
          cause TEXT,
          PRIMARY KEY (in_case, number)
        ) STRICT, WITHOUT ROWID;
        -- What was entered in a case and put right, or taken back, as it was until then: sealed, with who said so and why.
        CREATE TABLE case_changes (
          in_case TEXT NOT NULL REFERENCES cases (id),
          number INTEGER NOT NULL,
          known_from INTEGER NOT NULL,
          sealed BLOB NOT NULL,
          PRIMARY KEY (in_case, number)
        ) STRICT, WITHOUT ROWID;
        """

    private static let closingNotes = """
        -- What was noted when a registration ended, sealed.
        ALTER TABLE children ADD COLUMN closing_note BLOB;
        """
}
