import FundingAPI
import GRDB
import RegistryAPI
import Store
import Vocabulary

/// The children that the registry has told of.
struct KnownChildRecords {
    let db: Database

    func contains(_ id: ChildID) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM known_children WHERE id = ?)"),
            arguments: [id]) ?? false
    }

    func learn(_ facts: ChildFacts) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO known_children (id, home) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET home = excluded.home
                """
        ).execute(arguments: [facts.id, facts.commune])
    }

    func close(_ child: ChildID, on day: Day) throws {
        try db.cachedStatement(sql: "UPDATE known_children SET closed_on = ? WHERE id = ?")
            .execute(arguments: [day, child])
    }
}

struct WaiverRecords {
    let db: Database

    func find(_ id: WaiverID) throws -> Waiver? { try fetch("WHERE waivers.id = \(id)").first }

    /// The child's waivers of a kind that hold on some day of this one's time.
    func overlapping(_ waiver: Waiver) throws -> [Waiver] {
        let until = waiver.until?.description ?? "9999"
        return try fetch(
            """
            WHERE child = \(waiver.child) AND kind = \(waiver.kind) AND from_day <= \(until)
                AND (until_day IS NULL OR until_day >= \(waiver.from)) ORDER BY waivers.id
            """)
    }

    /// Granted by units in scope, or to children who live there.
    func list(_ request: ListWaivers, within scope: [UnitPath]) throws -> [Waiver] {
        var conditions: [SQL] = ["(\(SQL.within("unit", scope)) OR \(SQL.within("home", scope)))"]
        if let unit = request.unit { conditions.append(SQL.within("unit", [unit])) }
        if let child = request.child { conditions.append("child = \(child)") }
        if let kind = request.kind { conditions.append("kind = \(kind)") }
        if let day = request.on {
            conditions.append("from_day <= \(day) AND (until_day IS NULL OR until_day >= \(day))")
        }
        return try fetch("WHERE \(conditions.all) ORDER BY waivers.id")
    }

    func save(_ waiver: Waiver) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO waivers (id, child, kind, unit, percent, from_day, until_day, decision, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET until_day = excluded.until_day, reason = excluded.reason
                """
        ).execute(arguments: [
            waiver.id, waiver.child, waiver.kind, waiver.unit, waiver.percent, waiver.from, waiver.until,
            waiver.decision, waiver.reason,
        ])
    }

    private func fetch(_ rest: SQL) throws -> [Waiver] {
        try Row.fetchAll(
            db,
            SQLRequest(
                literal: """
                    SELECT waivers.* FROM waivers JOIN known_children ON known_children.id = child \(rest)
                    """, cached: true)
        ).map { row in
            Waiver(
                id: row["id"], child: row["child"], kind: row["kind"], unit: row["unit"],
                percent: row["percent"], from: row["from_day"]
            ).with {
                $0.until = row["until_day"]
                $0.decision = row["decision"]
                $0.reason = row["reason"]
            }
        }
    }
}

extension Snapshot {
    var knownChildren: KnownChildRecords { KnownChildRecords(db: db) }
    var waivers: WaiverRecords { WaiverRecords(db: db) }
}
