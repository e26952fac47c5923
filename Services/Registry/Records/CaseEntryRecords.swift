import GRDB
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
            entries[id, default: []].append(
                try CaseFile.Entry(
                    kind: row["kind"], on: row["on_day"], at: row["at"], risk: row["risk"],
                    outcome: row["outcome"], note: note))
        }
        return entries
    }

    /// Enters those that are not there yet. What somebody entered stays as it is; what a closure of the child did comes last,
    /// moves with that, and goes with it.
    func keep(_ entries: [CaseFile.Entry], to id: CaseID) throws {
        for (number, entry) in entries.enumerated() {
            let note = try entry.note.map { try vault.seal($0, for: place(id, number)) }
            try run(
                """
                INSERT INTO case_entries (in_case, number, kind, on_day, at, risk, outcome, note)
                VALUES (\(id), \(number), \(entry.kind), \(entry.on), \(entry.at), \(entry.risk),
                  \(entry.outcome), \(note))
                ON CONFLICT (in_case, number) DO UPDATE SET kind = excluded.kind, on_day = excluded.on_day,
                  at = excluded.at, risk = excluded.risk, outcome = excluded.outcome, note = excluded.note
                WHERE kind <> excluded.kind OR on_day <> excluded.on_day
                """)
        }
        try run("DELETE FROM case_entries WHERE in_case = \(id) AND number >= \(entries.count)")
    }

    /// Takes off what was noted in a case.
    func forgetNotes(of id: CaseID) throws {
        try run("UPDATE case_entries SET note = NULL WHERE in_case = \(id)")
    }

    private func place(_ id: CaseID, _ number: Int) -> String { "case_entries/\(id)/\(number)" }
}
