import Bus
import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Who cares for children: what follows from ``CaregiverAspectRecords``, as it is now. For which child, and since when, is in
/// `caregiver_links`.
struct CaregiverRecords: Keyed, RowRecords {
    static let table = "caregivers"
    static let unknown = "registry.no-caregiver"
    let db: Database

    func find(_ id: CaregiverID) throws -> Caregiver? {
        try first("WHERE id = \(id) AND \(Self.known)").map(Caregiver.init(row:))
    }

    /// True of those of whom it is still known who they are.
    static let known: SQL = "caregivers.forgotten_on IS NULL"

    /// Who is known still and looks after one of these entries of a child, or looked after it once, and after no other child that is
    /// known.
    func looking(onlyAfter entries: [ChildID]) throws -> [CaregiverID] {
        let looked: SQL = "child IN \(SQL.each(entries))"
        return try rows(
            """
            SELECT id FROM caregivers WHERE \(Self.known)
              AND id IN (SELECT caregiver FROM caregiver_links WHERE \(looked)
                UNION SELECT caregiver FROM placements WHERE \(looked) AND caregiver IS NOT NULL)
            ORDER BY id
            """
        ).map { try $0["id"] as CaregiverID }.filter { caregiver in
            try children(of: caregiver).allSatisfy { entries.contains($0) }
        }
    }

    /// The children who are known still and whom the caregiver looks after or looked after once.
    func children(of caregiver: CaregiverID) throws -> [ChildID] {
        try rows(
            """
            SELECT id FROM children WHERE \(ChildRecords.known) AND id IN (
              SELECT child FROM caregiver_links WHERE caregiver = \(caregiver)
              UNION SELECT child FROM placements WHERE caregiver = \(caregiver))
            ORDER BY id
            """
        ).map { try $0["id"] }
    }

    /// Takes out of the table who the caregiver was.
    func forget(_ id: CaregiverID, on day: Day) throws {
        if let before = try indexed(id) { try unindex(id, from: before) }
        try run(
            """
            UPDATE caregivers SET name = '', folded = '', personal_number = NULL, phone = NULL,
              forgotten_on = \(day)
            WHERE id = \(id)
            """)
    }

    /// As of all records; nobody gets the id of a caregiver who has been forgotten.
    func refuseTaken(_ id: CaregiverID?) throws {
        guard let id, try exists("SELECT 1 FROM caregivers WHERE id = \(id)") else { return }
        throw Refusal.exists("/id", Message("check.id-taken", ["id": id.text]))
    }

    /// Those with one personal number, the oldest entry first: more than one where offices entered a person without knowing of
    /// each other's entries.
    func all(numbered number: PersonalID) throws -> [Caregiver] {
        try fetch("WHERE personal_number = \(number) ORDER BY id").map(Caregiver.init(row:))
    }

    /// Those with one telephone, as ``Phone`` writes it, the oldest entry first.
    func all(calledOn phone: String) throws -> [Caregiver] {
        try fetch("WHERE phone = \(phone) ORDER BY id").map(Caregiver.init(row:))
    }

    /// Where the children live whom the caregiver looks after or looked after once.
    func homes(ofChildrenOf caregiver: CaregiverID) throws -> [UnitPath] {
        try rows(
            """
            SELECT DISTINCT commune FROM children WHERE id IN (
              SELECT child FROM caregiver_links WHERE caregiver = \(caregiver)
              UNION SELECT child FROM placements WHERE caregiver = \(caregiver))
            """
        ).map { try $0["commune"] }
    }

    /// Those of these ids that there are.
    func all(_ ids: [CaregiverID]) throws -> [CaregiverID: Caregiver] {
        let all = try fetch("WHERE id IN \(SQL.each(ids))").map(Caregiver.init(row:))
        return Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    }

    /// Those whose folded name is the caregiver's, the oldest entry first.
    func namesakes(of caregiver: Caregiver) throws -> [Caregiver] {
        try fetch("WHERE folded = \(Namesakes.folded(caregiver.name)) ORDER BY id").map(Caregiver.init(row:))
    }

    /// Enters the caregiver as it is now.
    func save(_ caregiver: Caregiver) throws {
        let before = try indexed(caregiver.id)
        try run(
            """
            INSERT INTO caregivers (id, name, folded, sex, birth_year, personal_number, phone, commune,
              registered_on, version)
            VALUES (\(caregiver.id), \(caregiver.name), \(Namesakes.folded(caregiver.name)), \(caregiver.sex),
              \(caregiver.birthYear), \(caregiver.personalNumber), \(caregiver.phone), \(caregiver.commune),
              \(caregiver.registeredOn), \(caregiver.version))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, sex = excluded.sex,
              birth_year = excluded.birth_year, personal_number = excluded.personal_number,
              phone = excluded.phone, commune = excluded.commune, registered_on = excluded.registered_on,
              version = excluded.version
            """)
        try index(caregiver, instead: before)
    }
}

extension Caregiver {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], name: row["name"], commune: row["commune"], registeredOn: row["registered_on"],
            version: row["version"])
        sex = try row["sex"]
        birthYear = try row["birth_year"]
        personalNumber = try row["personal_number"]
        phone = try row["phone"]
    }
}

extension Snapshot { var caregivers: CaregiverRecords { CaregiverRecords(db: db) } }
