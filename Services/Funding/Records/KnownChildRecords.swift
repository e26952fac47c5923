import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

struct KnownChildRecords: Keyed {
    static let table = "known_children"
    static let unknown = "funding.no-child"
    let db: Database

    func find(_ id: ChildID) throws -> KnownChild? {
        try row("SELECT * FROM known_children WHERE id = \(id)").map(KnownChild.init)
    }

    func learn(_ facts: ChildFacts) throws {
        try run(
            """
            INSERT INTO known_children (id, home) VALUES (\(facts.id), \(facts.commune))
            ON CONFLICT (id) DO UPDATE SET home = excluded.home
            """)
    }

    func close(_ child: ChildID, on day: Day) throws {
        try run("UPDATE known_children SET closed_on = \(day) WHERE id = \(child)")
    }
}

extension KnownChild {
    init(row: StoredRow) throws {
        try self.init(id: row["id"], home: row["home"], closedOn: row["closed_on"])
    }
}

extension Snapshot {
    var knownChildren: KnownChildRecords { KnownChildRecords(db: db) }
}
