import GRDB
import JSONCoding
import RegistryAPI
import Store
import Vocabulary

/// The table of what was done in each case. Notes are sealed.
struct CaseEntryRecords: TableRecords {
    static let table = "case_entries"
    let db: Database
    let vault: Vault

    /// Those of each case, the oldest first; what was noted is opened only where it is asked for.
    func of(_ cases: [CaseID], withNotes: Bool = true) throws -> [CaseID: [CaseFile.Entry]] {
        var entries: [CaseID: [CaseFile.Entry]] = [:]
        let rows = try rows(
            "SELECT * FROM case_entries WHERE in_case IN \(SQL.each(cases)) ORDER BY in_case, number")
        for row in rows {
            let id: CaseID = try row["in_case"]
            let sealed: Sealed? = withNotes ? try row["note"] : nil
            let note = try sealed.map { try vault.openText($0, for: place(id, try row["number"])) }
            var entry = try CaseFile.Entry(
                kind: row["kind"], on: row["on_day"], at: row["at"], risk: row["risk"],
                outcome: row["outcome"], note: note)
            entry.nextReview = try row["next_review"]
            entry.closedFor = try row["closed_for"]
            let goals: Sealed? = withNotes ? try row["goals"] : nil
            if let goals {
                entry.goals = try row.json(
                    goals, in: "goals", for: goalsPlace(id, try row["number"]), by: vault)
            }
            entries[id, default: []].append(entry)
        }
        return entries
    }

    /// Enters those that are not there yet. What somebody entered stays as it is; what a closure of the child did comes last,
    /// moves with that, and goes with it.
    func keep(_ entries: [CaseFile.Entry], to id: CaseID) throws {
        for (number, entry) in entries.enumerated() {
            let goals = try entry.goals.map { try vault.seal(JSON.encode($0), for: goalsPlace(id, number)) }
            let note = try entry.note.map { try vault.seal($0, for: place(id, number)) }
            try run(
                """
                INSERT INTO case_entries (in_case, number, kind, on_day, at, risk, outcome, note, goals,
                  next_review, closed_for)
                VALUES (\(id), \(number), \(entry.kind), \(entry.on), \(entry.at), \(entry.risk),
                  \(entry.outcome), \(note), \(goals), \(entry.nextReview), \(entry.closedFor))
                ON CONFLICT (in_case, number) DO UPDATE SET kind = excluded.kind, on_day = excluded.on_day,
                  at = excluded.at, risk = excluded.risk, outcome = excluded.outcome, note = excluded.note,
                  goals = excluded.goals, next_review = excluded.next_review, closed_for = excluded.closed_for
                WHERE kind <> excluded.kind OR on_day <> excluded.on_day
                """)
        }
        try run("DELETE FROM case_entries WHERE in_case = \(id) AND number >= \(entries.count)")
    }

    /// Makes room for entries of which some were put right, or taken back.
    func clear(_ id: CaseID) throws { try run("DELETE FROM case_entries WHERE in_case = \(id)") }

    /// What was put right, or taken back, in that order.
    func changes(of id: CaseID) throws -> [CaseFile.Change] {
        try rows("SELECT * FROM case_changes WHERE in_case = \(id) ORDER BY number").map { row in
            let (number, sealed): (Int, Sealed) = try (row["number"], row["sealed"])
            return try row.json(sealed, in: "sealed", for: changePlace(id, number), by: vault)
        }
    }

    /// Enters those that are not there yet.
    func keep(_ changes: [CaseFile.Change], to id: CaseID) throws {
        for (number, change) in changes.enumerated() {
            let sealed = try vault.seal(JSON.encode(change), for: changePlace(id, number))
            try run(
                """
                INSERT INTO case_changes (in_case, number, sealed) VALUES (\(id), \(number), \(sealed))
                ON CONFLICT (in_case, number) DO NOTHING
                """)
        }
    }

    /// Takes off what was noted in a case, and what was said of it before it was put right.
    func forgetNotes(of id: CaseID) throws {
        try run("UPDATE case_entries SET note = NULL, goals = NULL WHERE in_case = \(id)")
        try run("DELETE FROM case_changes WHERE in_case = \(id)")
    }

    private func goalsPlace(_ id: CaseID, _ number: Int) -> String { place(id, number) + "/goals" }

    private func changePlace(_ id: CaseID, _ number: Int) -> String { "case_changes/\(id)/\(number)" }

    private func place(_ id: CaseID, _ number: Int) -> String { "case_entries/\(id)/\(number)" }
}
