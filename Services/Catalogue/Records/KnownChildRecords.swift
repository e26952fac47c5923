import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The children that the registry has told of.
struct KnownChildRecords: Keyed {
    static let table = "known_children"
    static let unknown = "catalogue.no-child"
    let db: Database

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

    func learn(_ facts: ChildFacts) throws {
        let earliest =
            facts.birthDate ?? Day(year: facts.birthYear, month: 1, day: 1) ?? facts.countedBirthDate
        let closedOn: Day? = facts.status == .active ? nil : facts.on
        try run(
            """
            INSERT INTO known_children (id, home, earliest_birth, counted_birth, poverty, closed_on)
            VALUES (\(facts.id), \(facts.commune), \(earliest), \(facts.countedBirthDate),
                \(facts.povertyStatus), \(closedOn))
            ON CONFLICT (id) DO UPDATE SET home = excluded.home, earliest_birth = excluded.earliest_birth,
                counted_birth = excluded.counted_birth, poverty = excluded.poverty,
                closed_on = CASE WHEN excluded.closed_on IS NULL THEN NULL
                    ELSE coalesce(closed_on, excluded.closed_on) END
            """)
    }

    func close(_ child: ChildID, on day: Day) throws {
        try run("UPDATE known_children SET closed_on = \(day) WHERE id = \(child)")
    }

    func learn(_ facts: CircumstanceFacts) throws { try circumstances.save(facts) }

    func learn(_ facts: DisabilityFacts) throws { try disabilities.save(facts) }
}

private struct KnownCircumstanceRecords: TableRecords {
    static let table = "known_circumstances"
    let db: Database

    func of(_ child: ChildID) throws -> [KnownChild.Circumstance] {
        try rows("SELECT * FROM known_circumstances WHERE child = \(child) ORDER BY id").map { row in
            try KnownChild.Circumstance(code: row["code"], start: row["start_day"], end: row["end_day"])
        }
    }

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
