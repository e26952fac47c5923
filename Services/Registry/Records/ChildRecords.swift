import Bus
import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The table of children, and the words of their names. What was noted at a closing is sealed.
struct ChildRecords: Keyed {
    static let table = "children"
    static let unknown = "registry.no-child"
    let db: Database
    let vault: Vault

    /// The child whom the id names: of an entry that was merged, the one that it was merged into.
    func find(_ id: ChildID) throws -> RegisteredChild? {
        try row(
            """
            SELECT * FROM children
            WHERE id = coalesce((SELECT survivor FROM children WHERE id = \(id)), \(id)) AND \(Self.known)
            """
        ).map(registered)
    }

    /// The entry itself, merged or not.
    func entry(_ id: ChildID) throws -> RegisteredChild? {
        try row("SELECT * FROM children WHERE id = \(id) AND \(Self.known)").map(registered)
    }

    /// True of those of whom it is still known who they are.
    static let known: SQL = "children.forgotten_on IS NULL"
    /// True of those who stand for themselves, and of whom it is known who they are.
    static let shown: SQL = "(children.forgotten_on IS NULL AND children.survivor IS NULL)"

    /// Where a child lived last that has been forgotten, and when it was; nil of any other.
    func forgotten(_ id: ChildID) throws -> (commune: UnitPath, on: Day)? {
        try row("SELECT commune, forgotten_on FROM children WHERE id = \(id) AND NOT \(Self.known)")
            .map { (try $0["commune"], try $0["forgotten_on"]) }
    }

    /// Takes out of the table who the child was. What others count by stays.
    func forget(_ id: ChildID, on day: Day) throws {
        if let before = try indexed(id) { try unindex(id, from: before) }
        try run(
            """
            UPDATE children SET name = '', folded = '', words = '', birth_date = NULL, ethnicity = NULL,
              personal_number = NULL, address = NULL, closing_note = NULL, found_on = NULL, found_at = NULL,
              found_by = NULL, forgotten_on = \(day)
            WHERE id = \(id)
            """)
    }

    /// Lets an entry be shown by another one, where that lives, and be found as that by its own names too; `all` are those of both.
    func merge(_ entry: ChildID, into survivor: RegisteredChild, called all: Set<PersonName>) throws {
        if let before = try indexed(entry) { try unindex(entry, from: before) }
        try run(
            """
            UPDATE children SET survivor = \(survivor.id), commune = \(survivor.commune), words = ''
            WHERE id = \(entry)
            """)
        try save(survivor, called: all)
    }

    /// Lets both stand for themselves again, each found by its own names.
    func unmerge(
        _ entry: RegisteredChild, called names: Set<PersonName>, from survivor: RegisteredChild,
        called others: Set<PersonName>
    ) throws {
        try run("UPDATE children SET survivor = NULL WHERE id = \(entry.id)")
        try save(survivor, called: others)
        try save(entry, called: names)
    }

    /// Lets a child's aliases be where it lives: whoever may act for it there may act for what was recorded under them.
    func moveAliases(of survivor: RegisteredChild) throws {
        try run("UPDATE children SET commune = \(survivor.commune) WHERE survivor = \(survivor.id)")
    }

    /// As of all records; nobody gets the id of a child that has been forgotten.
    func refuseTaken(_ id: ChildID?) throws {
        guard let id, try exists("SELECT 1 FROM children WHERE id = \(id)") else { return }
        throw Refusal.exists("/id", Message("check.id-taken", ["id": id.text]))
    }

    /// Those with one personal number, in the order of their ids: more than one where offices entered a child without knowing of
    /// each other's entries.
    func all(numbered number: PersonalID) throws -> [RegisteredChild] {
        try rows(
            """
            SELECT * FROM children WHERE id IN
              (SELECT coalesce(survivor, id) FROM children WHERE personal_number = \(number)) ORDER BY id
            """
        ).map(registered)
    }

    /// Those who may be `child` under another id: the same folded name and year of birth. What was entered in error is
    /// nobody.
    func near(_ child: RegisteredChild) throws -> [RegisteredChild] {
        try rows(
            """
            SELECT * FROM children
            WHERE folded = \(child.name.folded) AND birth_year = \(child.birth.year)
              AND status <> \(ChildStatus.enteredInError) ORDER BY id
            """
        ).map(registered)
    }

    /// Enters the child as it is now: what follows from ``ChildAspectRecords``. It is found by every name that it ever had.
    func save(_ child: RegisteredChild, called names: Set<PersonName>) throws {
        let note = try child.closingNote.map { try vault.seal($0, for: place(child.id)) }
        let (words, before) = (ChildWords(of: child, called: names), try indexed(child.id))
        try run(
            """
            INSERT INTO children (id, name, folded, sex, birth_date, birth_year, ethnicity, personal_number,
              commune, address, poverty, status, basis, registered_on, closed_on,
              closing_note, version, words, birth_estimated, found_on, found_at, found_by)
            VALUES (\(child.id), \(child.name), \(child.name.folded), \(child.sex), \(child.birth.date),
              \(child.birth.year), \(child.ethnicity), \(child.personalNumber), \(child.commune),
              \(child.address), \(child.povertyStatus), \(child.status), \(child.legalBasis),
              \(child.registeredOn), \(child.closedOn), \(note), \(child.version), \(words.line),
              \(child.birthEstimated ?? false), \(child.finding?.day), \(child.finding?.place),
              \(child.finding?.finder))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, sex = excluded.sex,
              birth_date = excluded.birth_date, birth_year = excluded.birth_year,
              ethnicity = excluded.ethnicity, personal_number = excluded.personal_number,
              commune = excluded.commune, address = excluded.address, poverty = excluded.poverty,
              status = excluded.status, basis = excluded.basis, registered_on = excluded.registered_on,
              closed_on = excluded.closed_on, closing_note = excluded.closing_note,
              version = excluded.version, words = excluded.words, birth_estimated = excluded.birth_estimated,
              found_on = excluded.found_on, found_at = excluded.found_at, found_by = excluded.found_by
            """)
        try index(child, by: words, instead: before)
    }

    func registered(_ row: StoredRow) throws -> RegisteredChild {
        let id: ChildID = try row["id"]
        let sealed: Sealed? = try row["closing_note"]
        let note = try sealed.map { try vault.openText($0, for: place(id)) }
        let date: Day? = try row["birth_date"]
        let (found, spot): (Day?, String?) = try (row["found_on"], row["found_at"])
        let (finder, isEstimated): (String?, Bool) = try (row["found_by"], row["birth_estimated"])
        return try RegisteredChild(
            id: id, name: row["name"], sex: row["sex"],
            birth: date.map { Birth(date: $0) } ?? Birth(year: row["birth_year"]),
            ethnicity: row["ethnicity"], personalNumber: row["personal_number"],
            commune: row["commune"], address: row["address"], povertyStatus: row["poverty"],
            status: row["status"], legalBasis: row["basis"], registeredOn: row["registered_on"],
            closedOn: row["closed_on"], closingNote: note, version: row["version"],
            survivor: row["survivor"], birthEstimated: isEstimated ? true : nil,
            finding: found.flatMap { day in spot.map { Finding(day: day, place: $0, finder: finder) } })
    }

    private func place(_ id: ChildID) -> String { "children/\(id)" }
}

extension Snapshot { var children: ChildRecords { ChildRecords(db: db, vault: vault) } }
