import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The entries of one kind that may be one person, two by two. How a verdict is known is sealed.
protocol PairRecords: TableRecords {
    associatedtype Named
    var vault: Vault { get }
}

extension PairRecords {
    static var order: ListOrder<EntryPair<Named>> {
        ListOrder("pair.first", "pair.second") { [$0.first, $0.second] }
    }

    /// For a migration. `entries` is the table that the ids are of.
    static func create(of entries: String, in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE \(table) (
                  first TEXT NOT NULL REFERENCES \(entries) (id),
                  second TEXT NOT NULL REFERENCES \(entries) (id),
                  mark TEXT,
                  since TEXT NOT NULL,
                  verdict TEXT NOT NULL,
                  decided_at TEXT,
                  unit TEXT,
                  person TEXT,
                  -- Sealed.
                  note BLOB,
                  -- By which of the two the person is shown, while they are merged.
                  survivor TEXT CHECK (survivor IN (first, second)),
                  PRIMARY KEY (first, second),
                  CHECK (first < second AND (mark IS NOT NULL OR verdict <> 'undecided' OR survivor IS NOT NULL))
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX \(table)_by_second ON \(table) (second);
                """)
    }

    /// True of those that count so.
    static func counted(_ verdict: DuplicateVerdict) -> SQL {
        "iif(pair.survivor IS NULL, pair.verdict, \(DuplicateVerdict.same)) = \(verdict)"
    }

    /// Those that an entry is in.
    func of(_ id: ID<Named>) throws -> [EntryPair<Named>] {
        try rows(
            """
            SELECT * FROM \(sql: table) WHERE first = \(id)
            UNION ALL SELECT * FROM \(sql: table) WHERE second = \(id)
            """
        ).map(pair)
    }

    /// The two as one, shown by the survivor.
    func merge(_ entry: ID<Named>, into survivor: ID<Named>, on day: Day) throws -> EntryPair<Named> {
        var pair = try decided(of: survivor, and: entry, since: day)
        pair.survivor = survivor
        try save(pair)
        return pair
    }

    /// The pair as it was decided before; of one that was not by `mark`, what brings the two together now, and none where nothing does.
    func part(
        _ entry: ID<Named>, from survivor: ID<Named>, on day: Day, by mark: () throws -> DuplicateMark?
    ) throws -> EntryPair<Named> {
        var pair = try decided(of: entry, and: survivor, since: day)
        pair.survivor = nil
        if pair.verdict == .undecided { pair.mark = try mark() }
        try save(pair)
        return pair
    }

    private func decided(of one: ID<Named>, and other: ID<Named>, since day: Day) throws -> EntryPair<Named> {
        try of(one).first { $0.other(than: one) == other } ?? EntryPair(one, other, by: nil, since: day)
    }

    /// Keeps it, or removes what is none any more.
    func save(_ pair: EntryPair<Named>) throws {
        guard pair.isKept else { return try remove(pair) }
        let note = try pair.decision?.note.map { try vault.seal($0, for: place(pair.first, pair.second)) }
        try run(
            """
            INSERT INTO \(sql: table)
              (first, second, mark, since, verdict, decided_at, unit, person, note, survivor)
            VALUES (\(pair.first), \(pair.second), \(pair.mark), \(pair.since), \(pair.verdict),
              \(pair.decision?.moment), \(pair.decision?.recorder.unit), \(pair.decision?.recorder.person),
              \(note), \(pair.survivor))
            ON CONFLICT (first, second) DO UPDATE SET mark = excluded.mark, verdict = excluded.verdict,
              decided_at = excluded.decided_at, unit = excluded.unit, person = excluded.person,
              note = excluded.note, survivor = excluded.survivor
            """)
    }

    /// Keeps what a change of an entry brings together, and removes what it parts.
    func save(_ change: Pairing<Named>.Change) throws {
        for pair in change.kept { try save(pair) }
        for pair in change.ended { try remove(pair) }
    }

    /// Takes what was written of the person out of those that an entry is in. Who decided, and what, stays: figures hang on it.
    func forgetNotes(of id: ID<Named>) throws {
        try run("UPDATE \(sql: table) SET note = NULL WHERE first = \(id) OR second = \(id)")
    }

    func remove(_ pair: EntryPair<Named>) throws {
        try run("DELETE FROM \(sql: table) WHERE first = \(pair.first) AND second = \(pair.second)")
    }

    func pair(_ row: StoredRow) throws -> EntryPair<Named> {
        let (first, second): (ID<Named>, ID<Named>) = try (row["first"], row["second"])
        let (moment, unit): (Timestamp?, UnitPath?) = try (row["decided_at"], row["unit"])
        let sealed: Sealed? = try row["note"]
        let note = try sealed.map { try vault.openText($0, for: place(first, second)) }
        var pair = try EntryPair<Named>(
            first, second, by: row["mark"], since: row["since"], verdict: row["verdict"])
        pair.survivor = try row["survivor"]
        if let moment, let unit {
            pair.decision = EntryPair.Decision(
                recorder: Recorder(unit: unit, person: try row["person"]), moment: moment, note: note)
        }
        return pair
    }

    private func place(_ first: ID<Named>, _ second: ID<Named>) -> String { "\(table)/\(first)/\(second)" }
}

struct ChildPairRecords: PairRecords {
    typealias Named = Subject.Child
    static let table = "child_pairs"
    let db: Database
    let vault: Vault

    /// Those of which one child lives in `units`, and both within what the caller reaches, `scope`.
    func list(
        _ verdict: DuplicateVerdict, within units: Territory, for scope: Territory,
        _ page: ListPage<ListDuplicates, EntryPair<Named>>
    ) throws -> [EntryPair<Named>] {
        let conditions: [SQL] = [
            Self.counted(verdict), "one.forgotten_on IS NULL", "other.forgotten_on IS NULL",
            .within("one.commune", scope), .within("other.commune", scope),
            "(\(SQL.within("one.commune", units)) OR \(SQL.within("other.commune", units)))", page.condition,
        ]
        return try rows(
            """
            SELECT pair.* FROM child_pairs AS pair
              JOIN children AS one ON one.id = pair.first JOIN children AS other ON other.id = pair.second
            WHERE \(conditions.all) \(page.ordering)
            """
        ).map(pair)
    }
}

struct CaregiverPairRecords: PairRecords {
    typealias Named = Subject.Caregiver
    static let table = "caregiver_pairs"
    let db: Database
    let vault: Vault

    /// Those of whom both live in a territory, or care for a child that does; of merged ones, as one.
    func list(
        _ verdict: DuplicateVerdict, within units: Territory,
        _ page: ListPage<ListCaregiverDuplicates, EntryPair<Named>>
    ) throws -> [EntryPair<Named>] {
        try rows(
            """
            WITH reached AS (\(CaregiverRecords.reached(within: units))),
            entries AS (
              SELECT id FROM reached
              UNION ALL SELECT alias.id FROM reached JOIN caregivers AS alias ON alias.survivor = reached.id
              WHERE alias.forgotten_on IS NULL)
            SELECT pair.* FROM caregiver_pairs AS pair
            WHERE \(Self.counted(verdict)) AND pair.first IN (SELECT id FROM entries)
              AND pair.second IN (SELECT id FROM entries) AND \(page.condition) \(page.ordering)
            """
        ).map(pair)
    }
}

extension Snapshot {
    var childPairs: ChildPairRecords { ChildPairRecords(db: db, vault: vault) }
    var caregiverPairs: CaregiverPairRecords { CaregiverPairRecords(db: db, vault: vault) }
}
