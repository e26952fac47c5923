import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The children that the registry has told of, as they are now: what follows from ``KnownHomeRecords`` and its like.
struct KnownChildRecords: Keyed {
    static let table = "known_children"
    static let unknown = "funding.no-child"
    let db: Database

    private var identities: KnownIdentityRecords { KnownIdentityRecords(db: db) }
    private var homes: KnownHomeRecords { KnownHomeRecords(db: db) }
    private var standings: KnownStandingRecords { KnownStandingRecords(db: db) }

    func find(_ id: ChildID) throws -> KnownChild? {
        try row("SELECT * FROM known_children WHERE id = \(id)").map(KnownChild.init)
    }

    /// Keeps what was said of the child, and what is so now: a late change moves nothing that came after it.
    func learn(_ facts: ChildFacts, learned: Learned, by recorder: Recorder) throws {
        let child = facts.child
        for fact in facts.facts {
            if let value = fact.identity {
                try identities.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
            if let value = fact.home {
                try homes.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
            if let value = fact.standing {
                try standings.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
        }
        guard let home = try homes.timeline(of: child).value(on: .last) else { return }
        let closedOn = try standings.timeline(of: child).closedOn
        let earliestBirth = try identities.timeline(of: child).value(on: .last)?.earliestBirthDate
        try run(
            """
            INSERT INTO known_children (id, home, earliest_birth, closed_on)
            VALUES (\(child), \(home), \(earliestBirth), \(closedOn))
            ON CONFLICT (id) DO UPDATE SET home = excluded.home, earliest_birth = excluded.earliest_birth,
                closed_on = excluded.closed_on
            """)
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
