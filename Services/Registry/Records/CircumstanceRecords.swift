import GRDB
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Which confidential circumstances may be opened.
struct OpenedSeals {
    /// All of these.
    let children: [ChildID]
    /// And of these children these.
    let facts: [ChildID: Set<FactID>]

    var isEmpty: Bool { children.isEmpty && facts.isEmpty }
}

/// The table of circumstances. Confidential ones are sealed: the file shows that there are some, and not whose.
struct CircumstanceRecords: Keyed {
    static let table = "circumstances"
    static let unknown = "registry.no-circumstance"
    /// The oldest first.
    static let order = ListOrder<ChildCircumstance>("start", "id") { [$0.start, $0.id] }
    let db: Database
    let sealing: Sealing

    private var vault: Vault { sealing.vault }

    func find(_ id: CircumstanceID) throws -> ChildCircumstance? {
        try row("SELECT * FROM circumstances WHERE id = \(id)").map(circumstance)
    }

    /// Open and ended ones, the oldest start first; confidential ones that are `opened` only: no other is read, so that neither
    /// the answer nor how long it took tells of one.
    func of(_ children: [ChildID], opening opened: OpenedSeals) throws -> [ChildID: [ChildCircumstance]] {
        // Not ordered by SQLite, which cannot see when a confidential one began.
        let open = try rows("SELECT * FROM circumstances WHERE child IN \(SQL.each(children))")
        let sealed =
            try opened.isEmpty
            ? []
            : rows(
                """
                SELECT * FROM circumstances WHERE hidden IN \(SQL.each(opened.children.map(hidden)))
                  OR id IN \(SQL.each(opened.facts.values.flatMap(\.self)))
                """)
        let all = try (open + sealed).map(circumstance)
        return Dictionary(grouping: all.sorted { ($0.start, $0.id) < ($1.start, $1.id) }, by: \.child)
    }

    /// What is sealed of a confidential one.
    private struct Hidden: Codable {
        let child: ChildID
        let known: CircumstanceRow
    }

    /// Takes what was written as evidence out of a child's.
    func forgetEvidence(of child: ChildID) throws {
        for known in try of([child], opening: OpenedSeals(children: [child], facts: [:]))[child, default: []]
        where known.evidence != nil {
            try save(known.with { $0.evidence = nil })
        }
    }

    /// Enters it, or what has become of it.
    func save(_ circumstance: ChildCircumstance) throws {
        var open: ChildCircumstance? = circumstance
        var sealed: Sealed?
        if circumstance.confidential {
            let known = CircumstanceRow(code: circumstance.code, start: circumstance.start).with {
                $0.end = circumstance.end
                $0.evidence = circumstance.evidence
            }
            sealed = try vault.seal(
                json: JSON.encode(Hidden(child: circumstance.child, known: known)),
                for: place(circumstance.id))
            open = nil
        }
        try run(
            """
            INSERT INTO circumstances (id, child, code, start, end, evidence, sealed, hidden)
            VALUES (\(circumstance.id), \(open?.child), \(open?.code), \(open?.start), \(open?.end),
              \(open?.evidence), \(sealed), \(sealed.map { _ in hidden(circumstance.child) }))
            ON CONFLICT (id) DO UPDATE SET code = excluded.code, start = excluded.start, end = excluded.end,
              evidence = excluded.evidence, sealed = excluded.sealed
            """)
    }

    private func place(_ id: CircumstanceID) -> String { "circumstances/\(id)" }

    /// What a confidential one of the child is found by.
    private func hidden(_ child: ChildID) -> String { vault.token(for: "circumstances/\(child)").text }

    private func circumstance(_ row: StoredRow) throws -> ChildCircumstance {
        let id: CircumstanceID = try row["id"]
        let sealed: Sealed? = try row["sealed"]
        let stored: Hidden =
            try sealed.map { try row.json($0, in: "sealed", for: place(id), by: vault) }
            ?? Hidden(
                child: row["child"],
                known: CircumstanceRow(code: row["code"], start: row["start"]).with {
                    $0.end = try row["end"]
                    $0.evidence = try row["evidence"]
                })
        let known = stored.known
        return ChildCircumstance(
            id: id, child: stored.child, code: known.code, start: known.start, confidential: sealed != nil
        ).with {
            $0.end = known.end
            $0.evidence = known.evidence
        }
    }
}

extension Snapshot {
    var circumstances: CircumstanceRecords { CircumstanceRecords(db: db, sealing: sealing) }
}
