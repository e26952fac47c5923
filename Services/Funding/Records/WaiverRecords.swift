import FundingAPI
import GRDB
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

struct WaiverRecords: Keyed {
    static let table = "waivers"
    static let unknown = "funding.no-waiver"
    static let order = ListOrder<Waiver>("id") { [$0.id] }
    let db: Database

    func find(_ id: WaiverID) throws -> Waiver? {
        try row("SELECT * FROM waivers WHERE id = \(id)").map(Waiver.init)
    }

    /// The child's waivers of a kind that hold on some day of this one's time.
    func overlapping(_ waiver: Waiver) throws -> [Waiver] {
        let until = waiver.until ?? .last
        return try rows(
            """
            SELECT * FROM waivers
            WHERE child = \(waiver.child) AND kind = \(waiver.kind) AND from_day <= \(until)
                AND (until_day IS NULL OR until_day >= \(waiver.from)) AND id <> \(waiver.id)
                AND NOT contradicted ORDER BY id
            """
        ).map(Waiver.init)
    }

    /// All that the child was ever waived.
    func of(_ child: ChildID) throws -> [Waiver] {
        try rows("SELECT * FROM waivers WHERE child = \(child) ORDER BY id").map(Waiver.init)
    }

    /// Granted by units in scope, or to children who live there.
    func list(
        _ request: ListWaivers, within scope: Territory, on today: Day, _ page: ListPage<ListWaivers, Waiver>
    ) throws -> [Waiver] {
        var conditions: [SQL] = [
            "(\(SQL.within("unit", scope)) OR \(SQL.livingWithin(scope, "child", on: today)))"
        ]
        if request.unit != nil { conditions.append(.within("unit", scope)) }
        if let child = request.child { conditions.append("child = \(child)") }
        if let kind = request.kind { conditions.append("kind = \(kind)") }
        if let day = request.on {
            conditions.append(
                "from_day <= \(day) AND (until_day IS NULL OR until_day >= \(day)) AND NOT contradicted")
        }
        conditions.append(page.condition)
        return try rows("SELECT * FROM waivers WHERE \(conditions.all) \(page.ordering)").map(Waiver.init)
    }

    func save(_ waiver: Waiver) throws {
        try run(
            """
            INSERT INTO waivers
                (id, child, kind, unit, percent, from_day, until_day, decision, reason, contradicted)
            VALUES (\(waiver.id), \(waiver.child), \(waiver.kind), \(waiver.unit), \(waiver.percent),
                \(waiver.from), \(waiver.until), \(waiver.decision), \(waiver.reason),
                \(waiver.contradicted == true))
            ON CONFLICT (id) DO UPDATE SET until_day = excluded.until_day, reason = excluded.reason,
                contradicted = excluded.contradicted
            """)
    }
}

extension Waiver {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], child: row["child"], kind: row["kind"], unit: row["unit"],
            percent: row["percent"], from: row["from_day"])
        until = try row["until_day"]
        decision = try row["decision"]
        reason = try row["reason"]
        contradicted = try row["contradicted"] ? true : nil
    }
}

extension Snapshot {
    var waivers: WaiverRecords { WaiverRecords(db: db) }
}
