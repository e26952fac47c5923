import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Who may take in children whose kin they are not. What the decision is called goes with the caregiver's own key.
struct CarerApprovalRecords: Keyed, RowRecords {
    static let table = "carer_approvals"
    static let unknown = "registry.no-approval"
    /// The oldest first.
    static let order = ListOrder<CarerApproval>("start", "id") { [$0.start, $0.id] }
    private static let versions = SealedTable<CaregiverID, Periods<CarerApproval>>(
        "carer_approval_facts", sealing: { TextSealedByPerson(\.decision, in: $0, by: $1) })
    let db: Database
    let sealing: Sealing

    var facts: PeriodFacts<CaregiverID, CarerApproval> { Self.versions.in(db, sealing) }

    /// For a migration.
    static func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE carer_approvals (
                  id TEXT PRIMARY KEY NOT NULL,
                  caregiver TEXT NOT NULL REFERENCES caregivers (id),
                  start TEXT NOT NULL,
                  end TEXT,
                  places INTEGER NOT NULL,
                  checked_on TEXT NOT NULL,
                  trained_on TEXT,
                  decision TEXT
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX carer_approvals_by_caregiver ON carer_approvals (caregiver);
                """)
        try versions.create(in: db)
    }

    func find(_ id: CarerApprovalID) throws -> CarerApproval? {
        try first("WHERE id = \(id)").map(CarerApproval.init(row:))
    }

    /// All of a caregiver's, under any of its entries, the oldest first.
    func of(_ caregiver: CaregiverID) throws -> [CarerApproval] {
        try fetch("WHERE caregiver IN \(SQL.entries(ofCarer: "\(caregiver)")) ORDER BY start, id")
            .map(CarerApproval.init(row:))
    }

    func list(
        of caregiver: CaregiverID, _ page: ListPage<ListCarerApprovals, CarerApproval>
    ) throws -> [CarerApproval] {
        try fetch(page, where: ["caregiver IN \(SQL.entries(ofCarer: "\(caregiver)"))"])
            .map(CarerApproval.init(row:))
    }

    /// Those of a caregiver with these entries that had begun on a day, as known then, the oldest first.
    func begun(of entries: [CaregiverID], _ asOf: AsOf) throws -> [CarerApproval] {
        Self.order.sorted(
            try facts.held(
                where: "subject IN \(SQL.each(entries))", overlapping: .until(asOf.on), knownOn: asOf.knownOn
            ).map(\.value))
    }

    /// Enters it, or what has become of it.
    func save(_ approval: CarerApproval) throws {
        try run(
            """
            INSERT INTO carer_approvals (id, caregiver, start, end, places, checked_on, trained_on, decision)
            VALUES (\(approval.id), \(approval.caregiver), \(approval.start), \(approval.end),
              \(approval.places), \(approval.checkedOn), \(approval.trainedOn), \(approval.decision))
            ON CONFLICT (id) DO UPDATE SET start = excluded.start, end = excluded.end,
              places = excluded.places, checked_on = excluded.checked_on, trained_on = excluded.trained_on,
              decision = excluded.decision
            """)
    }

    /// Takes what decisions are called off a caregiver's, whose key is destroyed.
    func forget(_ caregiver: CaregiverID) throws {
        try run("UPDATE carer_approvals SET decision = NULL WHERE caregiver = \(caregiver)")
        try facts.rebuild(caregiver)
    }
}

extension CarerApproval {
    fileprivate init(row: StoredRow) throws {
        try self.init(
            id: row["id"], caregiver: row["caregiver"], start: row["start"], places: row["places"],
            checkedOn: row["checked_on"])
        end = try row["end"]
        trainedOn = try row["trained_on"]
        decision = try row["decision"]
    }
}

extension Snapshot {
    var carerApprovals: CarerApprovalRecords { CarerApprovalRecords(db: db, sealing: sealing) }
}
