import FundingAPI
import GRDB
import Store
import Vocabulary

struct EstimateRecords {
    let db: Database

    /// The latest version.
    func latest(_ id: EstimateID) throws -> Estimate? {
        try fetch("WHERE id = \(id) ORDER BY version DESC LIMIT 1").first
    }

    /// The version in force.
    func inForce(_ id: EstimateID) throws -> Estimate? {
        try fetch("WHERE id = \(id) AND status = 'approved'").first
    }

    /// The estimate of a unit for a plan and a year.
    func of(_ unit: UnitPath, plan: String, year: Int) throws -> EstimateID? {
        try EstimateID.fetchOne(
            db.cachedStatement(
                sql: "SELECT id FROM estimates WHERE unit = ? AND plan = ? AND year = ? AND version = 1"),
            arguments: [unit, plan, year])
    }

    func list(_ request: ListEstimates, within scope: [UnitPath]) throws -> [Estimate] {
        var conditions: [SQL] = [SQL.within("unit", scope)]
        if let id = request.id { conditions.append("id = \(id)") }
        if let unit = request.unit { conditions.append(SQL.within("unit", [unit])) }
        if let plan = request.plan { conditions.append("plan = \(plan)") }
        if let year = request.year { conditions.append("year = \(year)") }
        if let status = request.status { conditions.append("status = \(status.rawValue)") }
        if request.allVersions != true {
            conditions.append(
                "version = (SELECT max(version) FROM estimates AS other WHERE other.id = estimates.id)")
        }
        return try fetch("WHERE \(conditions.all) ORDER BY year, unit, plan, id, version")
    }

    func insert(_ estimate: Estimate) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO estimates (id, version, unit, plan, year, total, status, drafted_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            estimate.id, estimate.version, estimate.unit, estimate.plan, estimate.year, estimate.total,
            estimate.status.rawValue, estimate.draftedBy,
        ])
        for (index, line) in estimate.lines.enumerated() {
            try db.cachedStatement(
                sql: """
                    INSERT INTO estimate_lines (estimate, version, number, activity, source, amount, reason)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                estimate.id, estimate.version, index + 1, line.activity, line.source, line.amount,
                line.reason,
            ])
        }
    }

    /// Saves where a version is. Its lines never change.
    func update(_ estimate: Estimate) throws {
        try db.cachedStatement(
            sql: """
                UPDATE estimates SET status = ?, remark = ?, approved_by = ?, approved_on = ?
                WHERE id = ? AND version = ?
                """
        ).execute(arguments: [
            estimate.status.rawValue, estimate.remark, estimate.approvedBy, estimate.approvedOn, estimate.id,
            estimate.version,
        ])
    }

    private func fetch(_ rest: SQL) throws -> [Estimate] {
        let rows = try Row.fetchAll(db, SQLRequest(literal: "SELECT * FROM estimates \(rest)", cached: true))
        return try rows.map { row in
            let id: EstimateID = row["id"]
            let version: Int = row["version"]
            let lines = try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT * FROM estimate_lines WHERE estimate = ? AND version = ? ORDER BY number"),
                arguments: [id, version])
            return Estimate(
                id: id, version: version, unit: row["unit"], plan: row["plan"], year: row["year"],
                lines: lines.map {
                    EstimateLine(
                        activity: $0["activity"], source: $0["source"], amount: $0["amount"],
                        reason: $0["reason"])
                }, total: row["total"], status: row["status"], draftedBy: row["drafted_by"]
            ).with {
                $0.remark = row["remark"]
                $0.approvedBy = row["approved_by"]
                $0.approvedOn = row["approved_on"]
            }
        }
    }
}

extension Snapshot {
    var estimates: EstimateRecords { EstimateRecords(db: db) }
}
