import GRDB
import RegistryAPI
import Store
import Vocabulary

/// The children that the registry has told of.
struct KnownChildRecords {
    let db: Database

    /// With everything needed to match offers.
    func find(_ id: ChildID) throws -> KnownChild? {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT * FROM known_children WHERE id = ?"), arguments: [id])
        else { return nil }
        let circumstances = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM known_circumstances WHERE child = ? ORDER BY id"),
            arguments: [id])
        let disabilities = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM known_disabilities WHERE child = ? ORDER BY on_day, id"),
            arguments: [id])
        return KnownChild(
            id: id, home: row["home"], earliestBirth: row["earliest_birth"],
            countedBirth: row["counted_birth"],
            poverty: row["poverty"], closedOn: row["closed_on"],
            circumstances: circumstances.map {
                KnownChild.Circumstance(code: $0["code"], start: $0["start_day"], end: $0["end_day"])
            },
            disabilities: disabilities.map {
                KnownChild.Disability(type: $0["type"], degree: $0["degree"], on: $0["on_day"])
            })
    }

    func learn(_ facts: ChildFacts) throws {
        let earliest =
            facts.birthDate ?? Day(year: facts.birthYear, month: 1, day: 1) ?? facts.countedBirthDate
        let closedOn: Day? = facts.status == .active ? nil : facts.on
        try db.cachedStatement(
            sql: """
                INSERT INTO known_children (id, home, earliest_birth, counted_birth, poverty, closed_on)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET home = excluded.home, earliest_birth = excluded.earliest_birth,
                    counted_birth = excluded.counted_birth, poverty = excluded.poverty,
                    closed_on = CASE WHEN excluded.closed_on IS NULL THEN NULL
                        ELSE coalesce(closed_on, excluded.closed_on) END
                """
        ).execute(arguments: [
            facts.id, facts.commune, earliest, facts.countedBirthDate, facts.povertyStatus.rawValue, closedOn,
        ])
    }

    func close(_ child: ChildID, on day: Day) throws {
        try db.cachedStatement(sql: "UPDATE known_children SET closed_on = ? WHERE id = ?")
            .execute(arguments: [day, child])
    }

    func learn(_ facts: CircumstanceFacts) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO known_circumstances (id, child, code, start_day, end_day) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET code = excluded.code, start_day = excluded.start_day,
                    end_day = excluded.end_day
                """
        ).execute(arguments: [facts.id, facts.child, facts.code, facts.start, facts.end])
    }

    func learn(_ facts: DisabilityFacts) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO known_disabilities (id, child, type, degree, on_day) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET type = excluded.type, degree = excluded.degree,
                    on_day = excluded.on_day
                """
        ).execute(arguments: [facts.id, facts.child, facts.type.rawValue, facts.degree.rawValue, facts.on])
    }
}

extension Snapshot {
    var knownChildren: KnownChildRecords { KnownChildRecords(db: db) }
}
