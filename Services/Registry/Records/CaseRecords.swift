import GRDB
import JSONCoding
import RegistryAPI
import Store
import Vocabulary

extension Snapshot {
    var cases: CaseRecords { CaseRecords(db: db, vault: vault) }
}

/// The tables of cases and of what was done in each. Notes are sealed.
struct CaseRecords {
    let db: Database
    let vault: Vault

    func find(_ id: CaseID) throws -> CaseFile? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM cases WHERE id = ?")
        return try files(Row.fetchAll(statement, arguments: [id])).first
    }

    /// The child's open case.
    func open(of child: ChildID) throws -> CaseID? {
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM cases WHERE child = ? AND step <> 'closed'")
        return try CaseID.fetchOne(statement, arguments: [child])
    }

    /// The cases after `id`, in the order of ids, at most `limit`.
    func list(_ request: ListCases, within units: [UnitPath], after id: String?, limit: Int) throws
        -> [CaseFile]
    {
        var condition = Condition()
        if let id { condition.add("id > ?", [id]) }
        condition.add("commune", within: units)
        if let child = request.child { condition.add("child = ?", [child]) }
        if let step = request.step { condition.add("step = ?", [step.rawValue]) }
        if let risk = request.risk { condition.add("risk = ?", [risk.rawValue]) }
        condition.arguments += [limit]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM cases\(condition.clause) ORDER BY id LIMIT ?")
        return try files(Row.fetchAll(statement, arguments: condition.arguments))
    }

    /// Enters the case, or what has become of it; entries are only ever added.
    func save(_ file: CaseFile) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO cases (id, child, commune, concern, source, step, risk, goals, next_review,
                  ready_to_close, closed_for)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET step = excluded.step, risk = excluded.risk, goals = excluded.goals,
                  next_review = excluded.next_review, ready_to_close = excluded.ready_to_close,
                  closed_for = excluded.closed_for
                """
        ).execute(arguments: [
            file.id, file.child, file.commune, file.concern.rawValue, file.source.rawValue,
            file.step.rawValue,
            file.risk?.rawValue, String(decoding: try JSON.encode(file.goals), as: UTF8.self),
            file.nextReview,
            file.isReadyToClose, file.closedFor?.rawValue,
        ])
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO case_entries (in_case, number, kind, on_day, risk, note)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
        for (number, entry) in file.entries.enumerated() {
            let note = try entry.note.map { try vault.seal(Array($0.utf8), for: place(file.id, number)) }
            try statement.execute(arguments: [
                file.id, number, entry.kind.rawValue, entry.on, entry.risk?.rawValue, note,
            ])
        }
    }

    private func place(_ id: CaseID, _ number: Int) -> String { "case_entries/\(id)/\(number)" }

    private func files(_ rows: [Row]) throws -> [CaseFile] {
        let ids: [CaseID] = rows.map { $0["id"] }
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM case_entries WHERE in_case IN (SELECT value FROM json_each(?))
                ORDER BY in_case, number
                """)
        var entries: [CaseID: [CaseFile.Entry]] = [:]
        for row in try Row.fetchAll(statement, arguments: [jsonArray(ids.map(\.text))]) {
            let id: CaseID = row["in_case"]
            let sealed: Sealed? = row["note"]
            let note = try sealed.map {
                String(decoding: try vault.open($0, for: place(id, row["number"])), as: UTF8.self)
            }
            entries[id, default: []].append(
                CaseFile.Entry(
                    kind: try row.word("kind"), on: row["on_day"], risk: try row.optionalWord("risk"),
                    note: note))
        }
        return try rows.map { row in
            let goals: String = row["goals"]
            return CaseFile(
                id: row["id"], child: row["child"], commune: row["commune"], concern: try row.word("concern"),
                source: try row.word("source"), step: try row.word("step"),
                risk: try row.optionalWord("risk"),
                goals: try JSON.decode([CaseGoal].self, from: Array(goals.utf8)),
                nextReview: row["next_review"],
                isReadyToClose: row["ready_to_close"], closedFor: try row.optionalWord("closed_for"),
                entries: entries[row["id"], default: []])
        }
    }
}
