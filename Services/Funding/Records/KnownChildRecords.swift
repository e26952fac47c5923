import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// A child that the registry has told of.
struct KnownChild: Hashable, Sendable {
    let id: ChildID
    /// The commune that the child lives in.
    let home: UnitPath
    /// The first day that it can have been born on; nil where the registry told of it before this was asked.
    let earliestBirth: Day?
    let closedOn: Day?
}

struct KnownChildRecords: Keyed {
    static let table = "known_children"
    static let unknown = "funding.no-child"
    let db: Database

    func find(_ id: ChildID) throws -> KnownChild? {
        try row("SELECT * FROM known_children WHERE id = \(id)").map(KnownChild.init)
    }

    func learn(_ facts: ChildFacts) throws {
        let earliest = facts.birthDate ?? Day(year: facts.birthYear, month: 1, day: 1)
        try run(
            """
            INSERT INTO known_children (id, home, earliest_birth)
            VALUES (\(facts.id), \(facts.commune), \(earliest))
            ON CONFLICT (id) DO UPDATE SET home = excluded.home, earliest_birth = excluded.earliest_birth
            """)
    }

    func close(_ child: ChildID, on day: Day) throws {
        try run("UPDATE known_children SET closed_on = \(day) WHERE id = \(child)")
    }
}

extension KnownChild {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], home: row["home"], earliestBirth: row["earliest_birth"],
            closedOn: row["closed_on"])
    }
}

extension Snapshot {
    var knownChildren: KnownChildRecords { KnownChildRecords(db: db) }
}
