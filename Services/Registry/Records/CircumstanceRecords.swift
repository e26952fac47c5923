import GRDB
import JSONCoding
import RegistryAPI
import Store
import Vocabulary

extension Snapshot {
    var circumstances: CircumstanceRecords { CircumstanceRecords(db: db, vault: vault) }
}

/// The table of circumstances. Confidential ones are sealed: the file shows only that something is there.
struct CircumstanceRecords {
    let db: Database
    let vault: Vault

    func find(_ id: CircumstanceID) throws -> ChildCircumstance? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM circumstances WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(circumstance)
    }

    /// Open and ended ones, the oldest start first, confidential ones too: what is shown is the caller's care.
    func of(_ children: [ChildID]) throws -> [ChildID: [ChildCircumstance]] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM circumstances WHERE child IN (SELECT value FROM json_each(?))")
        let all = try Row.fetchAll(statement, arguments: [jsonArray(children.map(\.text))]).map(circumstance)
        return Dictionary(grouping: all.sorted { ($0.start, $0.id) < ($1.start, $1.id) }, by: \.child)
    }

    func of(_ child: ChildID) throws -> [ChildCircumstance] { try of([child])[child, default: []] }

    /// Enters it, or what has become of it.
    func save(_ circumstance: ChildCircumstance) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO circumstances (id, child, code, start, end, evidence, sealed)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        guard circumstance.confidential else {
            return try statement.execute(arguments: [
                circumstance.id, circumstance.child, circumstance.code, circumstance.start, circumstance.end,
                circumstance.evidence, nil,
            ])
        }
        let row = CircumstanceRow(
            code: circumstance.code, start: circumstance.start, end: circumstance.end,
            evidence: circumstance.evidence)
        let sealed = try vault.seal(JSON.encode(row), for: place(circumstance.id))
        try statement.execute(arguments: [circumstance.id, circumstance.child, nil, nil, nil, nil, sealed])
    }

    private func place(_ id: CircumstanceID) -> String { "circumstances/\(id)" }

    private func circumstance(_ row: Row) throws -> ChildCircumstance {
        let id: CircumstanceID = row["id"]
        if let sealed: Sealed = row["sealed"] {
            let hidden = try JSON.decode(CircumstanceRow.self, from: vault.open(sealed, for: place(id)))
            return ChildCircumstance(
                id: id, child: row["child"], code: hidden.code, start: hidden.start, confidential: true
            ).with {
                $0.end = hidden.end
                $0.evidence = hidden.evidence
            }
        }
        return ChildCircumstance(
            id: id, child: row["child"], code: row["code"], start: row["start"], confidential: false
        ).with {
            $0.end = row["end"]
            $0.evidence = row["evidence"]
        }
    }
}
