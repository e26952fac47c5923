internal import Foundation
internal import GRDB
internal import JSONCoding
internal import ReportingAPI
internal import Store
internal import Vocabulary

/// The plans, every version of each.
struct PlanRecords {
    let db: Database

    /// The newest version; nil for an unknown plan.
    func current(_ id: String) throws -> PublishedPlan? {
        let statement = try db.cachedStatement(
            sql: "SELECT version, published, document FROM plans WHERE id = ? ORDER BY version DESC LIMIT 1")
        return try Row.fetchOne(statement, arguments: [id]).map(plan)
    }

    /// The newest version of each, by id.
    func all() throws -> [PublishedPlan] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT version, published, document FROM plans AS plan
                WHERE version = (SELECT MAX(version) FROM plans WHERE id = plan.id) ORDER BY id
                """
        ).map(plan)
    }

    func insert(_ plan: PublishedPlan) throws {
        try db.execute(
            sql: "INSERT INTO plans (id, version, published, document) VALUES (?, ?, ?, ?)",
            arguments: [plan.plan.id, plan.version, plan.publishedOn, Data(try JSON.encode(plan.plan))])
    }

    private func plan(_ row: Row) throws -> PublishedPlan {
        PublishedPlan(
            plan: try JSON.decode(PlanDocument.self, from: Array(row["document"] as Data)),
            version: row["version"],
            publishedOn: row["published"])
    }
}

extension Snapshot {
    var plans: PlanRecords { PlanRecords(db: db) }
}
