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
    /// And these.
    let facts: [FactID]

    var isEmpty: Bool { children.isEmpty && facts.isEmpty }
}

/// The table of circumstances. Confidential ones are sealed: the file shows only that something is there.
struct CircumstanceRecords: Keyed {
    static let table = "circumstances"
    static let unknown = "registry.no-circumstance"
    /// The oldest first.
    static let order = ListOrder<ChildCircumstance>("start", "id") { [$0.start, $0.id] }
    let db: Database
    let vault: Vault

    func find(_ id: CircumstanceID) throws -> ChildCircumstance? {
        try row("SELECT * FROM circumstances WHERE id = \(id)").map(circumstance)
    }

    /// The child that a confidential one is of, without opening it; nil of an open one, and of none.
    func childOfSealed(_ id: CircumstanceID) throws -> ChildID? {
        try value("SELECT child FROM circumstances WHERE id = \(id) AND sealed IS NOT NULL")
    }

    /// Open and ended ones, the oldest start first; confidential ones that are `opened` only: no other is read, so that neither
    /// the answer nor how long it took tells of one.
    func of(_ children: [ChildID], opening opened: OpenedSeals) throws -> [ChildID: [ChildCircumstance]] {
        // By an index that has the open ones alone: of the others not even the rows are looked at. Not ordered by SQLite, which
        // cannot see when a confidential one began.
        let all = try rows(
            """
            SELECT * FROM circumstances INDEXED BY circumstances_open
              WHERE child IN \(SQL.each(children)) AND sealed IS NULL
            UNION ALL
            SELECT * FROM circumstances
              WHERE (child IN \(SQL.each(opened.children)) OR id IN \(SQL.each(opened.facts)))
                AND sealed IS NOT NULL
            """
        ).map(circumstance)
        return Dictionary(grouping: all.sorted { ($0.start, $0.id) < ($1.start, $1.id) }, by: \.child)
    }

    /// Enters it, or what has become of it.
    func save(_ circumstance: ChildCircumstance) throws {
        var open: ChildCircumstance? = circumstance
        var sealed: Sealed?
        if circumstance.confidential {
            let hidden = CircumstanceRow(code: circumstance.code, start: circumstance.start).with {
                $0.end = circumstance.end
                $0.evidence = circumstance.evidence
            }
            sealed = try vault.seal(JSON.encode(hidden), for: place(circumstance.id))
            open = nil
        }
        try run(
            """
            INSERT INTO circumstances (id, child, code, start, end, evidence, sealed)
            VALUES (\(circumstance.id), \(circumstance.child), \(open?.code), \(open?.start), \(open?.end),
              \(open?.evidence), \(sealed))
            ON CONFLICT (id) DO UPDATE SET code = excluded.code, start = excluded.start, end = excluded.end,
              evidence = excluded.evidence, sealed = excluded.sealed
            """)
    }

    private func place(_ id: CircumstanceID) -> String { "circumstances/\(id)" }

    private func circumstance(_ row: StoredRow) throws -> ChildCircumstance {
        let id: CircumstanceID = try row["id"]
        let sealed: Sealed? = try row["sealed"]
        let known =
            try sealed.map { try row.json($0, in: "sealed", for: place(id), by: vault) }
            ?? CircumstanceRow(code: row["code"], start: row["start"]).with {
                $0.end = try row["end"]
                $0.evidence = try row["evidence"]
            }
        return try ChildCircumstance(
            id: id, child: row["child"], code: known.code, start: known.start, confidential: sealed != nil
        ).with {
            $0.end = known.end
            $0.evidence = known.evidence
        }
    }
}

extension Snapshot { var circumstances: CircumstanceRecords { CircumstanceRecords(db: db, vault: vault) } }
