import GRDB
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

/// The children that the registry has told of: they are counted.
struct CountedChildRecords: KnownChildRecords {
    static let aspects: Set<KnownChildAspect> = [.identity, .home, .poverty, .standing, .alias]
    let db: Database

    /// Who is on the register on a day, as known at a point of the registry's log, and as what. Whoever was entered in
    /// error never was, on no day.
    func onRegister(on day: Day, knownOn point: LogPoint) throws -> [CountedChild] {
        let mistakes = try standings.held(
            where: "status = \(ChildStatus.enteredInError)", on: .last, knownOn: point)
        let never = Set(mistakes.map(\.about))
        // From who is on the register to the rest: SQLite knows no better where to begin.
        return try rows(
            """
            SELECT standing.subject AS id, identity.value AS identity, home.commune,
              poverty.value ->> '$' AS poverty
            FROM \(sql: standings.table) AS standing
              CROSS JOIN \(sql: identities.table) AS identity ON identity.subject = standing.subject
              CROSS JOIN \(sql: homes.table) AS home ON home.subject = standing.subject
              CROSS JOIN \(sql: poverty.table) AS poverty ON poverty.subject = standing.subject
            WHERE standing.status = \(ChildStatus.active)
              AND \(SQL.holding("standing", on: day, knownOn: point))
              AND \(SQL.holding("identity", on: day, knownOn: point))
              AND \(SQL.holding("home", on: day, knownOn: point))
              AND \(SQL.holding("poverty", on: day, knownOn: point))
            ORDER BY standing.subject
            """
        ).compactMap { row in
            let id: ChildID = try row["id"]
            guard !never.contains(id) else { return nil }
            return CountedChild(
                id: id, try row.json("identity"), home: try row["commune"], poverty: try row["poverty"])
        }
    }
}

extension Snapshot { var knownChildren: CountedChildRecords { CountedChildRecords(db: db) } }
