import GRDB
import RegistryAPI
import Store
import Vocabulary

extension Snapshot {
    var children: ChildRecords { ChildRecords(db: db) }
}

/// The table of children.
struct ChildRecords {
    let db: Database

    func find(_ id: ChildID) throws -> RegisteredChild? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM children WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(child)
    }

    func find(personalNumber: PersonalID) throws -> RegisteredChild? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM children WHERE personal_number = ?")
        return try Row.fetchOne(statement, arguments: [personalNumber.text]).map(child)
    }

    /// Those who may be `child` under another id: the same folded name and year of birth.
    func near(_ child: RegisteredChild) throws -> [RegisteredChild] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM children WHERE folded = ? AND birth_year = ? ORDER BY id")
        return try Row.fetchAll(statement, arguments: [child.name.folded, child.birth.year]).map(self.child)
    }

    func insert(_ child: RegisteredChild) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO children (name, folded, sex, birth_date, birth_year, ethnicity, personal_number, commune,
                  address, poverty, status, basis, registered_on, closed_on, version, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: values(child))
        try addWords(child)
    }

    func update(_ child: RegisteredChild) throws {
        try db.cachedStatement(
            sql: """
                UPDATE children SET name = ?, folded = ?, sex = ?, birth_date = ?, birth_year = ?, ethnicity = ?,
                  personal_number = ?, commune = ?, address = ?, poverty = ?, status = ?, basis = ?,
                  registered_on = ?, closed_on = ?, version = ?
                WHERE id = ?
                """
        ).execute(arguments: values(child))
        try db.cachedStatement(sql: "DELETE FROM child_words WHERE child = ?").execute(arguments: [child.id])
        try addWords(child)
    }

    private func values(_ child: RegisteredChild) -> StatementArguments {
        [
            child.name.text, child.name.folded, child.sex.rawValue, child.birth.date, child.birth.year,
            child.ethnicity, child.personalNumber?.text, child.commune, child.address,
            child.povertyStatus.rawValue, child.status.rawValue, child.legalBasis.rawValue,
            child.registeredOn,
            child.closedOn, child.version, child.id,
        ]
    }

    private func addWords(_ child: RegisteredChild) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO child_words (word, child) VALUES (?, ?)")
        for word in child.name.folded.split(separator: " ") {
            try statement.execute(arguments: [String(word), child.id])
        }
    }

    func child(_ row: Row) throws -> RegisteredChild {
        let name: String = row["name"]
        guard let name = PersonName(name) else {
            throw UnreadableRecord(table: "children", row: row["id"], column: "name", value: name)
        }
        let date: Day? = row["birth_date"]
        let number: String? = row["personal_number"]
        return RegisteredChild(
            id: row["id"], name: name, sex: try row.word("sex"),
            birth: date.map { Birth(date: $0) } ?? Birth(year: row["birth_year"]),
            ethnicity: row["ethnicity"],
            personalNumber: number.flatMap { PersonalID($0) }, commune: row["commune"],
            address: row["address"],
            povertyStatus: try row.word("poverty"), status: try row.word("status"),
            legalBasis: try row.word("basis"), registeredOn: row["registered_on"], closedOn: row["closed_on"],
            version: row["version"])
    }
}
