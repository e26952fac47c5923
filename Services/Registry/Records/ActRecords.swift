import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What chairs have decided of children. What an act says lies under the child's own key beside what was said of it.
struct ActRecords: Keyed, RowRecords, AroundChildRecords {
    static let table = "acts"
    static let unknown = "registry.no-act"
    /// The oldest first.
    static let order = ListOrder<Act>("drafted_on", "id") { [$0.draftedOn, $0.id] }
    private static let versions = SealedTable<ChildID, Periods<Act>>(
        "act_facts", sealing: { TextSealedByPerson(\.content, in: $0, by: $1) })
    let db: Database
    let sealing: Sealing

    var facts: PeriodFacts<ChildID, Act> { Self.versions.in(db, sealing) }

    /// For a migration.
    static func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE acts (
                  id TEXT PRIMARY KEY NOT NULL,
                  child TEXT NOT NULL REFERENCES children (id),
                  kind TEXT NOT NULL,
                  placement TEXT REFERENCES placements (id),
                  office TEXT NOT NULL,
                  acted_on TEXT,
                  drafted_on TEXT NOT NULL,
                  submitted_on TEXT,
                  signed_on TEXT,
                  number TEXT,
                  signatory TEXT,
                  issued_on TEXT,
                  in_force_from TEXT,
                  revoked_on TEXT
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX acts_by_child ON acts (child);
                CREATE INDEX acts_by_number ON acts (number, office) WHERE number IS NOT NULL;
                -- What is still to be done.
                CREATE INDEX acts_waiting ON acts (child) WHERE issued_on IS NULL;
                """)
        try versions.create(in: db)
    }

    /// Without what it says.
    func find(_ id: ActID) throws -> Act? { try first("WHERE id = \(id)").map(Act.init(row:)) }

    /// All of a child's, the oldest first, without what they say.
    func of(_ child: ChildID) throws -> [Act] {
        try fetch("WHERE child IN \(SQL.entries(of: "\(child)")) ORDER BY drafted_on, id")
            .map(Act.init(row:))
    }

    /// Those that name a placement, the oldest first, without what they say.
    func naming(_ placement: PlacementID) throws -> [Act] {
        try fetch("WHERE placement = \(placement) ORDER BY drafted_on, id").map(Act.init(row:))
    }

    /// Who drafted an act, and who laid it before the chair last: whatever others have put right since.
    func people(of act: Act) throws -> (drafter: Recorder?, submitter: Recorder?) {
        let fact = FactID(of: act.id)
        let versions = try zip(
            facts.history(of: act.child).versions, facts.recorders(of: act.child)
        ).filter { version, _ in version.fact == fact }
        var submitter: Recorder?
        var submittedOn: Day?
        for (version, recorder) in versions {
            if submittedOn == nil, version.value.submittedOn != nil { submitter = recorder }
            submittedOn = version.value.submittedOn
        }
        return (versions.first?.1, submitter)
    }

    /// What an act says: nil of a child that has been forgotten.
    func content(of act: Act) throws -> String? {
        try facts.history(of: act.child).facts().first { $0.id == FactID(of: act.id) }?.value.content
    }

    /// Those that were signed under this number in the year by an office of these names.
    func signed(_ number: String, year: Int, by offices: [UnitPath]) throws -> [Act] {
        try fetch(
            """
            WHERE number = \(number) AND office IN \(SQL.each(offices))
              AND CAST(substr(signed_on, 1, 4) AS INTEGER) = \(year) ORDER BY id
            """
        ).map(Act.init(row:))
    }

    /// Those that are not issued, of children on the register who live in a territory.
    func waiting(within units: Territory) throws -> [(act: Act, commune: UnitPath)] {
        try rows(
            """
            SELECT acts.*, children.commune AS commune FROM acts JOIN children AS entry ON entry.id = acts.child
              JOIN children ON children.id = coalesce(entry.survivor, entry.id)
            WHERE acts.issued_on IS NULL AND children.status = \(ChildStatus.active)
              AND \(SQL.within("children.commune", units))
            """
        ).map { (try Act(row: $0), try $0["commune"]) }
    }

    /// Enters it, or what has become of it.
    func save(_ act: Act) throws {
        try run(
            """
            INSERT INTO acts (id, child, kind, placement, office, acted_on, drafted_on, submitted_on, signed_on,
              number, signatory, issued_on, in_force_from, revoked_on)
            VALUES (\(act.id), \(act.child), \(act.kind), \(act.placement), \(act.office), \(act.actedOn),
              \(act.draftedOn), \(act.submittedOn), \(act.signedOn), \(act.number), \(act.signatory),
              \(act.issuedOn), \(act.inForceFrom), \(act.revokedOn))
            ON CONFLICT (id) DO UPDATE SET submitted_on = excluded.submitted_on,
              signed_on = excluded.signed_on, number = excluded.number, signatory = excluded.signatory,
              issued_on = excluded.issued_on, in_force_from = excluded.in_force_from,
              revoked_on = excluded.revoked_on
            """)
    }
}

extension Act {
    fileprivate init(row: StoredRow) throws {
        var act = try Act(
            id: row["id"], child: row["child"], kind: row["kind"], office: row["office"], status: .drafted,
            draftedOn: row["drafted_on"])
        (act.placement, act.actedOn) = (try row["placement"], try row["acted_on"])
        (act.submittedOn, act.signedOn) = (try row["submitted_on"], try row["signed_on"])
        (act.number, act.signatory) = (try row["number"], try row["signatory"])
        (act.issuedOn, act.inForceFrom) = (try row["issued_on"], try row["in_force_from"])
        act.revokedOn = try row["revoked_on"]
        self = act.standing
    }
}

extension Snapshot { var acts: ActRecords { ActRecords(db: db, sealing: sealing) } }
