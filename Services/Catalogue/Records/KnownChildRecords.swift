import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The children that the registry has told of, as they are now: what follows from ``KnownHomeRecords`` and its like.
struct KnownChildRecords: Keyed {
    static let table = "known_children"
    static let unknown = "catalogue.no-child"
    let db: Database

    private var identities: KnownIdentityRecords { KnownIdentityRecords(db: db) }
    private var homes: KnownHomeRecords { KnownHomeRecords(db: db) }
    private var poverty: KnownPovertyRecords { KnownPovertyRecords(db: db) }
    private var standings: KnownStandingRecords { KnownStandingRecords(db: db) }
    private var circumstances: KnownCircumstanceRecords { KnownCircumstanceRecords(db: db) }
    private var disabilities: KnownDisabilityRecords { KnownDisabilityRecords(db: db) }

    /// With everything needed to match offers.
    func find(_ id: ChildID) throws -> KnownChild? {
        try row("SELECT * FROM known_children WHERE id = \(id)").map { row in
            try KnownChild(
                id: id, home: row["home"], earliestBirth: row["earliest_birth"],
                countedBirth: row["counted_birth"], poverty: row["poverty"], closedOn: row["closed_on"],
                circumstances: circumstances.of(id), disabilities: disabilities.of(id))
        }
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
            if let value = fact.poverty {
                try poverty.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
            if let value = fact.standing {
                try standings.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
        }
        try project(child)
    }

    private func project(_ child: ChildID) throws {
        guard let identity = try identities.timeline(of: child).value(on: .last),
            let home = try homes.timeline(of: child).value(on: .last),
            let poverty = try poverty.timeline(of: child).value(on: .last)
        else { return }
        let closedOn = try standings.timeline(of: child).closedOn
        try run(
            """
            INSERT INTO known_children (id, home, earliest_birth, counted_birth, poverty, closed_on)
            VALUES (\(child), \(home), \(identity.earliestBirthDate), \(identity.countedBirthDate),
                \(poverty), \(closedOn))
            ON CONFLICT (id) DO UPDATE SET home = excluded.home, earliest_birth = excluded.earliest_birth,
                counted_birth = excluded.counted_birth, poverty = excluded.poverty,
                closed_on = excluded.closed_on
            """)
    }

    func learn(_ facts: CircumstanceFacts) throws { try circumstances.save(facts) }

    func learn(_ facts: DisabilityFacts) throws { try disabilities.save(facts) }

    /// It never was.
    func forget(_ facts: CircumstanceFacts) throws { try circumstances.remove(facts.id) }

    /// It never was.
    func forget(_ facts: DisabilityFacts) throws { try disabilities.remove(facts.id) }
}

private struct KnownCircumstanceRecords: TableRecords {
    static let table = "known_circumstances"
    let db: Database

    func of(_ child: ChildID) throws -> [KnownChild.Circumstance] {
        try rows("SELECT * FROM known_circumstances WHERE child = \(child) ORDER BY id").map { row in
            try KnownChild.Circumstance(code: row["code"], start: row["start_day"], end: row["end_day"])
        }
    }

    func remove(_ id: CircumstanceID) throws { try run("DELETE FROM known_circumstances WHERE id = \(id)") }

    func save(_ facts: CircumstanceFacts) throws {
        try run(
            """
            INSERT INTO known_circumstances (id, child, code, start_day, end_day)
            VALUES (\(facts.id), \(facts.child), \(facts.code), \(facts.start), \(facts.end))
            ON CONFLICT (id) DO UPDATE SET code = excluded.code, start_day = excluded.start_day,
                end_day = excluded.end_day
            """)
    }
}

private struct KnownDisabilityRecords: TableRecords {
    static let table = "known_disabilities"
    let db: Database

    func of(_ child: ChildID) throws -> [KnownChild.Disability] {
        try rows("SELECT * FROM known_disabilities WHERE child = \(child) ORDER BY on_day, id").map { row in
            try KnownChild.Disability(type: row["type"], degree: row["degree"], on: row["on_day"])
        }
    }

    func remove(_ id: DisabilityID) throws { try run("DELETE FROM known_disabilities WHERE id = \(id)") }

    func save(_ facts: DisabilityFacts) throws {
        try run(
            """
            INSERT INTO known_disabilities (id, child, type, degree, on_day)
            VALUES (\(facts.id), \(facts.child), \(facts.type), \(facts.degree), \(facts.on))
            ON CONFLICT (id) DO UPDATE SET type = excluded.type, degree = excluded.degree,
                on_day = excluded.on_day
            """)
    }
}

extension Snapshot {
    var knownChildren: KnownChildRecords { KnownChildRecords(db: db) }
}
