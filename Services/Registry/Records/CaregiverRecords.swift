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

    /// The caregiver whom the id names: of an entry that was merged, the one that it was merged into.
    func find(_ id: CaregiverID) throws -> Caregiver? {
        try first("WHERE id = \(SQL.carer("\(id)")) AND \(Self.known)").map(Caregiver.init(row:))
    }

    /// The entry itself, merged or not.
    func entry(_ id: CaregiverID) throws -> Caregiver? {
        try first("WHERE id = \(id) AND \(Self.known)").map(Caregiver.init(row:))
    }

    /// True of those of whom it is still known who they are.
    static let known: SQL = "caregivers.forgotten_on IS NULL"
    /// True of those who stand for themselves, and of whom it is known who they are.
    static let shown: SQL = "(caregivers.forgotten_on IS NULL AND caregivers.survivor IS NULL)"

    /// Who is known still and looks after one of these entries of a child, or looked after it once, and after no other child that is
    /// known: all entries of it.
    func looking(onlyAfter entries: [ChildID]) throws -> [CaregiverID] {
        let looked: SQL = "child IN \(SQL.each(entries))"
        let looking: SQL = """
            said.id IN (SELECT caregiver FROM caregiver_links WHERE \(looked)
              UNION SELECT caregiver FROM placements WHERE \(looked) AND caregiver IS NOT NULL)
            """
        return try rows(
            """
            SELECT id FROM caregivers
            WHERE \(Self.known) AND id IN (\(SQL.entries(ofCarers: looking))) ORDER BY id
            """
        ).map { try $0["id"] as CaregiverID }.filter { caregiver in
            try children(of: caregiver).allSatisfy { entries.contains($0) }
        }
    }

    /// The children who are known still and whom the caregiver, under any of its entries, looks after or looked after once.
    func children(of caregiver: CaregiverID) throws -> [ChildID] {
        let carer = SQL.entries(ofCarer: "\(caregiver)")
        return try rows(
            """
            SELECT id FROM children WHERE \(ChildRecords.known) AND id IN (
              SELECT child FROM caregiver_links WHERE caregiver IN \(carer)
              UNION SELECT child FROM placements WHERE caregiver IN \(carer))
            ORDER BY id
            """
        ).map { try $0["id"] }
    }

    /// Takes out of the table who the caregiver was.
    func forget(_ id: CaregiverID, on day: Day) throws {
        if let before = try indexed(id) { try unindex(id, from: before) }
        try run(
            """
            UPDATE caregivers SET name = '', folded = '', former = '', words = '', personal_number = NULL, phone = NULL,
              forgotten_on = \(day)
            WHERE id = \(id)
            """)
        // In a store that came from an earlier copy the one that it was merged into may be known still.
        if let shown = try find(id) { try save(shown) }
        for alias in try aliases(of: id) {
            let line = CaregiverWords.line(of: alias.names)
            try run("UPDATE caregivers SET words = \(line) WHERE id = \(alias.id)")
            try index(alias.id, by: (line, alias.words.commune), instead: alias.words)
        }
    }

    /// As of all records; nobody gets the id of a caregiver who has been forgotten.
    func refuseTaken(_ id: CaregiverID?) throws {
        guard let id, try exists("SELECT 1 FROM caregivers WHERE id = \(id)") else { return }
        throw Refusal.exists("/id", Message("check.id-taken", ["id": id.text]))
    }

    /// The entries with one personal number, the oldest first: more than one where offices entered a person without knowing of
    /// each other's entries.
    func all(numbered number: PersonalID) throws -> [Caregiver] {
        try fetch("WHERE personal_number = \(number) ORDER BY id").map(Caregiver.init(row:))
    }

    /// The entries with one telephone, as ``Phone`` writes it, the oldest first.
    func all(calledOn phone: String) throws -> [Caregiver] {
        try fetch("WHERE phone = \(phone) ORDER BY id").map(Caregiver.init(row:))
    }

    /// Where the children live whom the caregiver, under any of its entries, looks after or looked after once.
    func homes(ofChildrenOf caregiver: CaregiverID) throws -> [UnitPath] {
        let carer = SQL.entries(ofCarer: "\(caregiver)")
        return try rows(
            """
            SELECT DISTINCT commune FROM children WHERE id IN (
              SELECT child FROM caregiver_links WHERE caregiver IN \(carer)
              UNION SELECT child FROM placements WHERE caregiver IN \(carer))
            """
        ).map { try $0["commune"] }
    }

    /// Whom each of these ids names, of those that there are.
    func all(_ ids: [CaregiverID]) throws -> [CaregiverID: Caregiver] {
        let all = try rows(
            """
            SELECT said.id AS said, caregivers.* FROM caregivers AS said
              JOIN caregivers ON caregivers.id = coalesce(said.survivor, said.id)
            WHERE said.id IN \(SQL.each(ids))
            """
        ).map { row in try (row["said"] as CaregiverID, Caregiver(row: row)) }
        return Dictionary(uniqueKeysWithValues: all)
    }

    /// Every entry whose folded name is the caregiver's, the oldest first.
    func namesakes(of caregiver: Caregiver) throws -> [Caregiver] {
        try fetch("WHERE folded = \(Namesakes.folded(caregiver.name)) ORDER BY id").map(Caregiver.init(row:))
    }

    /// Enters the caregiver, who stands for itself, as it is now. Its aliases are where it lives: whoever may act for it there may act for
    /// what was recorded under them; and each is found by the names of all.
    ///
    /// - Parameter names: every name that it ever had; those that are kept of it where nothing was said of them.
    func save(_ caregiver: Caregiver, called names: Set<String>? = nil) throws {
        let before = try indexed(caregiver.id)
        let aliases = try before == nil ? [] : aliases(of: caregiver.id)
        let present = Namesakes.folded(caregiver.name)
        let former =
            try names.map { Set($0.map(Namesakes.folded)).subtracting([present]).sorted() }
            ?? formerNames(of: caregiver.id)
        let line = CaregiverWords.line(of: [present] + former + aliases.flatMap(\.names))
        try run(
            """
            INSERT INTO caregivers (id, name, folded, sex, birth_year, personal_number, phone, commune,
              registered_on, version, former, words)
            VALUES (\(caregiver.id), \(caregiver.name), \(present), \(caregiver.sex),
              \(caregiver.birthYear), \(caregiver.personalNumber), \(caregiver.phone), \(caregiver.commune),
              \(caregiver.registeredOn), \(caregiver.version), \(CaregiverWords.kept(former)), \(line))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, sex = excluded.sex,
              birth_year = excluded.birth_year, personal_number = excluded.personal_number,
              phone = excluded.phone, commune = excluded.commune, registered_on = excluded.registered_on,
              version = excluded.version, former = excluded.former, words = excluded.words
            """)
        let now = (line, caregiver.commune)
        try index(caregiver.id, by: now, instead: before)
        for alias in aliases {
            try run(
                """
                UPDATE caregivers SET commune = \(caregiver.commune), words = \(line) WHERE id = \(alias.id)
                """)
            try index(alias.id, by: now, instead: alias.words)
        }
    }

    /// Lets an entry be shown by another one, where that lives.
    func merge(_ entry: CaregiverID, into survivor: Caregiver) throws {
        try run("UPDATE caregivers SET survivor = \(survivor.id) WHERE id = \(entry)")
        try save(survivor)
    }

    /// Lets both stand for themselves again.
    func unmerge(_ entry: Caregiver, from survivor: Caregiver) throws {
        try run("UPDATE caregivers SET survivor = NULL WHERE id = \(entry.id)")
        try save(survivor)
        try save(entry)
    }

    /// The folded names that it once had, as they are kept.
    private func formerNames(of caregiver: CaregiverID) throws -> [String] {
        try row("SELECT former FROM caregivers WHERE id = \(caregiver)")
            .map { CaregiverWords.names(kept: try $0["former"]) } ?? []
    }

    /// The entries that were merged into one and are known still: by which folded names, and as they are found until now.
    private func aliases(
        of survivor: CaregiverID
    ) throws -> [(id: CaregiverID, names: [String], words: IndexedWords)] {
        try rows(
            """
            SELECT id, folded, former, words, commune FROM caregivers
            WHERE survivor = \(survivor) AND \(Self.known) ORDER BY id
            """
        ).map { row in
            let present: String = try row["folded"]
            return try (
                row["id"], [present] + CaregiverWords.names(kept: row["former"]),
                (row["words"], row["commune"])
            )
        }
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
