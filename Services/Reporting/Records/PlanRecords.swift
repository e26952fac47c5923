import GRDB
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// The plans, every version of each.
struct PlanRecords: Keyed {
    static let table = "plans"
    static let unknown = "reporting.no-plan-yet"
    static let order = ListOrder<PublishedPlan>("id") { [$0.plan.id] }
    let db: Database

    /// The newest version.
    func find(_ id: String) throws -> PublishedPlan? {
        try row(
            """
            SELECT id, version, published, document, revision FROM plans WHERE id = \(id) ORDER BY version DESC LIMIT 1
            """
        ).map(PublishedPlan.init)
    }

    /// The version that was in force at a point of the service's own log; of a plan that was published since, the first.
    func find(_ id: String, knownOn point: LogPoint) throws -> PublishedPlan? {
        try row(
            """
            SELECT id, version, published, document, revision FROM plans
            WHERE id = \(id) AND position <= \(Int64(point.position)) ORDER BY version DESC LIMIT 1
            """
        ).map(PublishedPlan.init)
            ?? row(
                """
                SELECT id, version, published, document, revision FROM plans WHERE id = \(id) ORDER BY version
                LIMIT 1
                """
            ).map(PublishedPlan.init)
    }

    /// One version.
    func find(_ id: String, version: Int) throws -> PublishedPlan? {
        try row(
            """
            SELECT id, version, published, document, revision FROM plans
            WHERE id = \(id) AND version = \(version)
            """
        ).map(PublishedPlan.init)
    }

    /// The newest version of each.
    func list(_ page: ListPage<ListPlans, PublishedPlan>) throws -> [PublishedPlan] {
        try rows(
            """
            SELECT id, version, published, document, revision FROM plans AS plan
            WHERE version = (SELECT MAX(version) FROM plans WHERE id = plan.id) AND \(page.condition)
            \(page.ordering)
            """
        ).map(PublishedPlan.init)
    }

    /// Every plan's id, in order.
    func ids() throws -> [String] {
        try rows("SELECT DISTINCT id FROM plans ORDER BY id").map { try $0["id"] }
    }

    /// The ids of those that were published by a point of the service's own log.
    func ids(knownOn point: LogPoint) throws -> [String] {
        try rows("SELECT DISTINCT id FROM plans WHERE position <= \(Int64(point.position)) ORDER BY id")
            .map { try $0["id"] }
    }

    /// `point`: of the event that tells of it.
    func insert(_ plan: PublishedPlan, at point: LogPoint) throws {
        let revision = [plan.revision].compactMap { $0 }
        try run(
            """
            INSERT INTO plans (id, version, position, published, document, revision)
            VALUES (\(plan.plan.id), \(plan.version), \(Int64(point.position)), \(plan.publishedOn),
                \(SQL.jsonOctets(plan.plan)), \(SQL.jsonOctets(revision)))
            """)
    }
}

extension PublishedPlan {
    init(row: StoredRow) throws {
        let document: PlanDocument = try row.json("document")
        try self.init(plan: document, version: row["version"], publishedOn: row["published"])
        let revisions: [PlanRevision] = try row.json("revision")
        revision = revisions.first
    }
}

extension Snapshot { var plans: PlanRecords { PlanRecords(db: db) } }
