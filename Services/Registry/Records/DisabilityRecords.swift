import GRDB
import JSONCoding
import RegistryAPI
import Store
import Vocabulary

extension Snapshot {
    var disabilities: DisabilityRecords { DisabilityRecords(db: db) }
}

/// The table of determinations.
struct DisabilityRecords {
    let db: Database

    func find(_ id: DisabilityID) throws -> Disability? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM disabilities WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(disability)
    }

    func find(certificate: String, council: UnitPath) throws -> Disability? {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM disabilities WHERE council = ? AND certificate = ?")
        return try Row.fetchOne(statement, arguments: [council, certificate]).map(disability)
    }

    /// The latest first.
    func of(_ children: [ChildID]) throws -> [ChildID: [Disability]] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM disabilities WHERE child IN (SELECT value FROM json_each(?))
                ORDER BY determined_on DESC
                """)
        let all = try Row.fetchAll(statement, arguments: [jsonArray(children.map(\.text))]).map(disability)
        return Dictionary(grouping: all, by: \.child)
    }

    func of(_ child: ChildID) throws -> [Disability] { try of([child])[child, default: []] }

    func insert(_ disability: Disability) throws {
        let screening = try disability.screening.map { String(decoding: try JSON.encode($0), as: UTF8.self) }
        try db.cachedStatement(
            sql: """
                INSERT INTO disabilities (id, child, type, degree, council, certificate, determined_on, screening)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            disability.id, disability.child, disability.type.rawValue, disability.degree.rawValue,
            disability.council, disability.certificate, disability.determinedOn, screening,
        ])
    }

    private func disability(_ row: Row) throws -> Disability {
        let screening: String? = row["screening"]
        return try Disability(
            id: row["id"], child: row["child"], type: try row.word("type"), degree: try row.word("degree"),
            council: row["council"], determinedOn: row["determined_on"]
        ).with {
            $0.certificate = row["certificate"]
            $0.screening = try screening.map { try JSON.decode(Screening.self, from: Array($0.utf8)) }
        }
    }
}
