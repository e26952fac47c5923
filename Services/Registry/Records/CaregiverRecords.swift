import GRDB
import RegistryAPI
import Store
import Vocabulary

extension Snapshot {
    var caregivers: CaregiverRecords { CaregiverRecords(db: db) }
}

/// The tables of caregivers and of whom they care for.
struct CaregiverRecords {
    let db: Database

    func find(_ id: CaregiverID) throws -> Caregiver? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM caregivers WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(caregiver)
    }

    func find(personalNumber: String) throws -> Caregiver? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM caregivers WHERE personal_number = ?")
        return try Row.fetchOne(statement, arguments: [personalNumber]).map(caregiver)
    }

    func insert(_ caregiver: Caregiver) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO caregivers (id, name, sex, birth_year, personal_number, phone, commune, registered_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            caregiver.id, caregiver.name, caregiver.sex?.rawValue, caregiver.birthYear,
            caregiver.personalNumber, caregiver.phone, caregiver.commune, caregiver.registeredOn,
        ])
    }

    func link(_ id: CaregiverLinkID) throws -> CaregiverLink? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM caregiver_links WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(link)
    }

    /// Open and ended ones, the oldest first.
    func links(of child: ChildID) throws -> [CaregiverLink] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM caregiver_links WHERE child = ? ORDER BY start, id")
        return try Row.fetchAll(statement, arguments: [child]).map(link)
    }

    /// How many people care for each child now.
    func counts(of children: [ChildID]) throws -> [ChildID: Int] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT child, count(DISTINCT caregiver) AS number FROM caregiver_links
                WHERE end IS NULL AND child IN (SELECT value FROM json_each(?)) GROUP BY child
                """)
        let rows = try Row.fetchAll(statement, arguments: [jsonArray(children.map(\.text))])
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["child"], $0["number"]) })
    }

    /// Enters the link, or what has become of it.
    func save(_ link: CaregiverLink) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO caregiver_links (id, caregiver, child, relation, start, end)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            link.id, link.caregiver, link.child, link.relation.rawValue, link.start, link.end,
        ])
    }

    private func caregiver(_ row: Row) throws -> Caregiver {
        try Caregiver(
            id: row["id"], name: row["name"], commune: row["commune"], registeredOn: row["registered_on"]
        ).with {
            $0.sex = try row.optionalWord("sex")
            $0.birthYear = row["birth_year"]
            $0.personalNumber = row["personal_number"]
            $0.phone = row["phone"]
        }
    }

    private func link(_ row: Row) throws -> CaregiverLink {
        CaregiverLink(
            id: row["id"], caregiver: row["caregiver"], child: row["child"],
            relation: try row.word("relation"), start: row["start"]
        ).with { $0.end = row["end"] }
    }
}
