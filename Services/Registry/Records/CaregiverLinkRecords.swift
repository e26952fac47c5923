import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The table of who cares for whom.
struct CaregiverLinkRecords: Keyed, RowRecords {
    static let table = "caregiver_links"
    static let unknown = "registry.no-link"
    /// The oldest first.
    static let order = ListOrder<CaregiverLink>("start", "id") { [$0.start, $0.id] }
    let db: Database

    func find(_ id: CaregiverLinkID) throws -> CaregiverLink? {
        try first("WHERE id = \(id)").map(CaregiverLink.init(row:))
    }

    /// Open and ended ones, the oldest first.
    func of(_ child: ChildID) throws -> [CaregiverLink] {
        try fetch("WHERE child IN \(SQL.entries(of: "\(child)")) ORDER BY start, id")
            .map(CaregiverLink.init(row:))
    }

    /// The same, each of the caregiver that its entry counts as.
    func people(of child: ChildID) throws -> [CaregiverLink] {
        try rows(
            """
            SELECT caregiver_links.*, \(SQL.carer("caregiver")) AS person FROM caregiver_links
            WHERE child IN \(SQL.entries(of: "\(child)")) ORDER BY start, id
            """
        ).map { row in
            let person: CaregiverID = try row["person"]
            return try CaregiverLink(row: row).with { $0.caregiver = person }
        }
    }

    /// Those of a caregiver, under any of its entries, open and ended ones, the oldest first.
    func of(_ caregiver: CaregiverID) throws -> [CaregiverLink] {
        try fetch("WHERE caregiver IN \(SQL.entries(ofCarer: "\(caregiver)")) ORDER BY start, id")
            .map(CaregiverLink.init(row:))
    }

    /// A child's, as they stand on a day, `today`.
    func list(
        of child: ChildID, _ request: ListCaregivers, on today: Day,
        _ page: ListPage<ListCaregivers, CaregiverLink>
    ) throws -> [CaregiverLink] {
        var conditions: [SQL] = ["child IN \(SQL.entries(of: "\(child)"))"]
        if request.includeEnded != true { conditions.append(.goingOn(on: today)) }
        return try fetch(page, where: conditions).map(CaregiverLink.init(row:))
    }

    /// How many people care for each entry of a child on a day, `today`.
    func counts(of children: [ChildID], on today: Day) throws -> [ChildID: Int] {
        let counts = try rows(
            """
            SELECT child, count(DISTINCT \(SQL.carer("caregiver"))) AS number FROM caregiver_links
            WHERE \(SQL.goingOn(on: today)) AND child IN \(SQL.each(children)) GROUP BY child
            """
        ).map { row in try (row["child"] as ChildID, row["number"] as Int) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    /// How many people care on a day, `today`, for a child that has these entries.
    func count(ofAll entries: [ChildID], on today: Day) throws -> Int {
        try row(
            """
            SELECT count(DISTINCT \(SQL.carer("caregiver"))) AS number FROM caregiver_links
            WHERE \(SQL.goingOn(on: today)) AND child IN \(SQL.each(entries))
            """)?["number"] ?? 0
    }

    /// Enters the link, or what has become of it.
    func save(_ link: CaregiverLink) throws {
        try run(
            """
            INSERT INTO caregiver_links (id, caregiver, child, relation, start, end)
            VALUES (\(link.id), \(link.caregiver), \(link.child), \(link.relation), \(link.start), \(link.end))
            ON CONFLICT (id) DO UPDATE SET relation = excluded.relation, start = excluded.start,
              end = excluded.end
            """)
    }
}

extension CaregiverLink {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], caregiver: row["caregiver"], child: row["child"], relation: row["relation"],
            start: row["start"])
        end = try row["end"]
    }
}

extension Snapshot { var caregiverLinks: CaregiverLinkRecords { CaregiverLinkRecords(db: db) } }
