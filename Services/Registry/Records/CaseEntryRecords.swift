import GRDB
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The table of what was done in each case. Notes are sealed.
struct CaseEntryRecords: TableRecords {
    static let table = "case_entries"
    let db: Database
    let vault: Vault

    /// Those of each case, the oldest first, as known at a point of the log; what was noted is opened only where it is asked for.
    func of(
        _ cases: [CaseID], knownOn point: LogPoint = .latest, withNotes: Bool = true
    ) throws -> [CaseID: [CaseFile.Entry]] {
        try numbered(of: cases, knownOn: point, withNotes: withNotes).mapValues { $0.map(\.entry) }
    }

    private typealias Numbered = (number: Int, place: Int, entry: CaseFile.Entry)

    private func numbered(
        of cases: [CaseID], knownOn point: LogPoint = .latest, withNotes: Bool = true
    ) throws -> [CaseID: [Numbered]] {
        var entries: [CaseID: [Numbered]] = [:]
        let rows = try rows(
            """
            SELECT * FROM case_entries AS entry
            WHERE in_case IN \(SQL.each(cases)) AND \(Self.known("entry", at: point)) ORDER BY in_case, place
            """)
        for row in rows {
            let (id, number): (CaseID, Int) = try (row["in_case"], row["number"])
            let sealed: Sealed? = withNotes ? try row["note"] : nil
            let note = try sealed.map { try vault.openText($0, for: place(id, number)) }
            var entry = try CaseFile.Entry(
                kind: row["kind"], on: row["on_day"], at: row["at"], risk: row["risk"],
                outcome: row["outcome"], note: note)
            entry.nextReview = try row["next_review"]
            entry.closedFor = try row["closed_for"]
            entry.cause = try row["cause"]
            let goals: Sealed? = withNotes ? try row["goals"] : nil
            if let goals {
                entry.goals = try row.json(goals, in: "goals", for: goalsPlace(id, number), by: vault)
            }
            entries[id, default: []].append((number, try row["place"], entry))
        }
        return entries
    }

    /// True of the rows that were known at a point.
    static func known(_ table: String, at point: LogPoint) -> SQL {
        let name = SQL(sql: table)
        return "(\(name).known_from <= \(point) AND \(name).known_until >= \(point))"
    }

    /// Keeps what has become of a case's entries, as is learned at a point: an entry that is not so any more stays as what was known
    /// until then, and what takes its place stands where it stood.
    func keep(_ entries: [CaseFile.Entry], to id: CaseID, learned point: LogPoint) throws {
        let kept = try numbered(of: [id])[id] ?? []
        let begin = zip(kept, entries).prefix { $0.entry == $1 }.count
        let same = zip(kept.dropFirst(begin).reversed(), entries.dropFirst(begin).reversed())
            .prefix { $0.entry == $1 }.count
        // What is added stands behind all that was there.
        let end = entries.count > kept.count ? 0 : same
        let gone = kept[begin..<(kept.count - end)]
        for entry in gone {
            try run(
                """
                UPDATE case_entries SET known_until = \(LogPoint(point.position - 1))
                WHERE in_case = \(id) AND number = \(entry.number)
                """)
        }
        let places = gone.map(\.place)
        var number: Int =
            try value("SELECT ifnull(max(number) + 1, 0) FROM case_entries WHERE in_case = \(id)") ?? 0
        for (offset, entry) in entries[begin..<(entries.count - end)].enumerated() {
            try enter(
                entry, to: id, as: number, at: places.indices.contains(offset) ? places[offset] : number,
                learned: point)
            number += 1
        }
    }

    private func enter(
        _ entry: CaseFile.Entry, to id: CaseID, as number: Int, at place: Int, learned point: LogPoint
    ) throws {
        let goals = try entry.goals.map { try vault.seal(JSON.encode($0), for: goalsPlace(id, number)) }
        let note = try entry.note.map { try vault.seal($0, for: self.place(id, number)) }
        try run(
            """
            INSERT INTO case_entries (in_case, number, place, known_from, known_until, kind, on_day, at, risk,
              outcome, note, goals, next_review, closed_for, cause)
            VALUES (\(id), \(number), \(place), \(point), \(LogPoint.latest), \(entry.kind), \(entry.on),
              \(entry.at), \(entry.risk), \(entry.outcome), \(note), \(goals), \(entry.nextReview),
              \(entry.closedFor), \(entry.cause))
            """)
    }

    /// What was put right, or taken back, in that order.
    func changes(of id: CaseID) throws -> [CaseFile.Change] {
        try rows("SELECT * FROM case_changes WHERE in_case = \(id) ORDER BY number").map {
            try change($0, of: id)
        }
    }

    /// The same by what was known then: of entries of days up to the one that is asked about, before or after it.
    func changes(of id: CaseID, _ asOf: AsOf) throws -> [CaseFile.Change] {
        try rows(
            """
            SELECT *, EXISTS (SELECT 1 FROM case_entries AS moved
                WHERE moved.in_case = case_changes.in_case AND moved.known_from = case_changes.known_from
                  AND moved.on_day <= \(asOf.on)) AS is_then
            FROM case_changes WHERE in_case = \(id) AND known_from <= \(asOf.knownOn) ORDER BY number
            """
        ).compactMap { row in
            let change = try change(row, of: id)
            return try row["is_then"] || change.entry.on <= asOf.on ? change : nil
        }
    }

    private func change(_ row: StoredRow, of id: CaseID) throws -> CaseFile.Change {
        let (number, sealed): (Int, Sealed) = try (row["number"], row["sealed"])
        return try row.json(sealed, in: "sealed", for: changePlace(id, number), by: vault)
    }

    /// Enters those that are not there yet.
    func keep(_ changes: [CaseFile.Change], to id: CaseID, learned point: LogPoint) throws {
        for (number, change) in changes.enumerated() {
            let sealed = try vault.seal(JSON.encode(change), for: changePlace(id, number))
            try run(
                """
                INSERT INTO case_changes (in_case, number, known_from, sealed)
                VALUES (\(id), \(number), \(point), \(sealed))
                ON CONFLICT (in_case, number) DO NOTHING
                """)
        }
    }

    /// Who kept the case on a day, as known at a point of the log; nil where it was not known yet.
    func keeper(of id: CaseID, _ asOf: AsOf) throws -> CaseKeeper? {
        try row("\(Self.keepers(of: "\(id)", asOf)) ORDER BY known_from DESC LIMIT 1").map { row in
            CaseKeeper(
                commune: try row["commune"],
                worker: CaseWorker(unit: try row["worker_unit"], person: try row["worker"]))
        }
    }

    /// Who kept the case up to a day, as known then: whoever comes last kept it on that day.
    static func keepers(of id: SQL, _ asOf: AsOf) -> SQL {
        """
        SELECT * FROM case_keepers WHERE in_case = \(id) AND on_day <= \(asOf.on)
          AND known_from <= \(asOf.knownOn)
        """
    }

    /// Keeps who works on the case from a day on; the first has from the beginning.
    func keep(_ keeper: CaseKeeper, of id: CaseID, from day: Day, learned point: LogPoint) throws {
        let last = try row(
            "SELECT * FROM case_keepers WHERE in_case = \(id) ORDER BY known_from DESC LIMIT 1")
        // What is learned at the same point takes its place, from its day on.
        var first = last == nil ? Day.first : day
        if let last {
            if try last["known_from"] == point { first = try last["on_day"] }
            let (commune, unit): (UnitPath, UnitPath) = try (last["commune"], last["worker_unit"])
            let person: PersonCode? = try last["worker"]
            guard keeper != CaseKeeper(commune: commune, worker: CaseWorker(unit: unit, person: person))
            else { return }
        }
        try run(
            """
            INSERT OR REPLACE INTO case_keepers (in_case, known_from, on_day, commune, worker_unit, worker)
            VALUES (\(id), \(point), \(first), \(keeper.commune),
              \(keeper.worker.unit), \(keeper.worker.person))
            """)
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
