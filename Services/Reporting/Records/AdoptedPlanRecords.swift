import GRDB
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// Units' own plans under published ones, every version a document.
struct AdoptedPlanRecords: DocumentRecords {
    typealias Key = AdoptionID
    typealias Value = AdoptedPlan

    static let table = "adopted_plans"
    static let unknown = "reporting.no-adoption"
    static let isKnownToAll = true
    /// By unit, the versions of each in their order.
    static let order = ListOrder<AdoptedPlan>("unit", "version") { [$0.unit, $0.version] }
    let db: Database

    /// All of a unit under a plan, under any of its names, in the order of their versions.
    func of(_ units: [UnitPath], under plan: String) throws -> [AdoptedPlan] {
        try documents("WHERE plan = \(plan) AND unit IN \(SQL.each(units)) ORDER BY version")
    }

    func list(
        _ request: ListAdoptedPlans, within units: Territory, _ page: ListPage<ListAdoptedPlans, AdoptedPlan>
    ) throws -> [AdoptedPlan] {
        let conditions: [SQL] = [
            "plan = \(request.plan)", .within("unit", units), .equal("status", request.status),
            page.condition,
        ]
        return try documents("WHERE \(conditions.all) \(page.ordering)")
    }

    func save(_ plan: AdoptedPlan) throws {
        try run(
            """
            INSERT INTO adopted_plans (id, plan, unit, version, status, data)
            VALUES (\(plan.id), \(plan.plan), \(plan.unit), \(plan.version), \(plan.status),
                \(SQL.jsonOctets(plan)))
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, data = excluded.data
            """)
    }
}

extension Snapshot { var adoptedPlans: AdoptedPlanRecords { AdoptedPlanRecords(db: db) } }
