import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Estimates in all their versions.
struct EstimateRecords: Keyed {
    static let table = "estimates"
    static let unknown = "funding.no-estimate"
    let db: Database

    private var lines: EstimateLineRecords { EstimateLineRecords(db: db) }

    /// The latest version.
    func find(_ id: EstimateID) throws -> Estimate? {
        try row("SELECT * FROM estimates WHERE id = \(id) ORDER BY version DESC LIMIT 1").map(estimate)
    }

    /// The version in force.
    func inForce(_ id: EstimateID) throws -> Estimate? {
        try row("SELECT * FROM estimates WHERE id = \(id) AND status = \(EstimateStatus.approved)")
            .map(estimate)
    }

    /// The estimate for a plan and a year of the unit that has, or had, one of these names.
    func of(_ unit: [UnitPath], plan: String, year: Int) throws -> EstimateID? {
        try value(
            """
            SELECT id FROM estimates
            WHERE unit IN \(SQL.each(unit)) AND plan = \(plan) AND year = \(year) AND version = 1
            ORDER BY id LIMIT 1
            """)
    }

    func list(_ request: ListEstimates, within scope: Territory) throws -> [Estimate] {
        var conditions: [SQL] = [.within("unit", scope)]
        if let id = request.id { conditions.append("id = \(id)") }
        if let plan = request.plan { conditions.append("plan = \(plan)") }
        if let year = request.year { conditions.append("year = \(year)") }
        if let status = request.status { conditions.append("status = \(status)") }
        if request.allVersions != true {
            conditions.append(
                "version = (SELECT max(version) FROM estimates AS other WHERE other.id = estimates.id)")
        }
        if let after = request.after {
            conditions.append(
                """
                (year, unit, plan, id, version) > (
                    SELECT year, unit, plan, id, version FROM estimates WHERE id || '/' || version = \(after))
                """)
        }
        let limit = try ListPage.fetch(request)
        return try rows(
            """
            SELECT * FROM estimates WHERE \(conditions.all)
            ORDER BY year, unit, plan, id, version LIMIT \(limit)
            """
        ).map(estimate)
    }

    /// Where the page after an estimate begins.
    static func key(_ estimate: Estimate) -> String { "\(estimate.id)/\(estimate.version)" }

    func insert(_ estimate: Estimate) throws {
        try run(
            """
            INSERT INTO estimates (id, version, unit, plan, year, total, status, drafted_by)
            VALUES (\(estimate.id), \(estimate.version), \(estimate.unit), \(estimate.plan),
                \(estimate.year), \(estimate.total), \(estimate.status), \(estimate.draftedBy))
            """)
        try lines.insert(estimate.lines, of: estimate.id, version: estimate.version)
    }

    /// Saves where a version is. Its lines never change.
    func update(_ estimate: Estimate) throws {
        try run(
            """
            UPDATE estimates SET status = \(estimate.status), remark = \(estimate.remark),
                approved_by = \(estimate.approvedBy), approved_on = \(estimate.approvedOn)
            WHERE id = \(estimate.id) AND version = \(estimate.version)
            """)
    }

    private func estimate(_ row: StoredRow) throws -> Estimate {
        try Estimate(row: row, lines: lines.of(row["id"], version: row["version"]))
    }
}

/// What the versions of estimates are made of.
struct EstimateLineRecords: TableRecords {
    static let table = "estimate_lines"
    let db: Database

    func of(_ estimate: EstimateID, version: Int) throws -> [EstimateLine] {
        try rows(
            """
            SELECT * FROM estimate_lines WHERE estimate = \(estimate) AND version = \(version)
            ORDER BY number
            """
        ).map(EstimateLine.init)
    }

    func insert(_ lines: [EstimateLine], of estimate: EstimateID, version: Int) throws {
        for (index, line) in lines.enumerated() {
            try run(
                """
                INSERT INTO estimate_lines (estimate, version, number, activity, source, amount, reason)
                VALUES (\(estimate), \(version), \(index + 1), \(line.activity), \(line.source),
                    \(line.amount), \(line.reason))
                """)
        }
    }
}

extension Estimate {
    init(row: StoredRow, lines: [EstimateLine]) throws {
        try self.init(
            id: row["id"], version: row["version"], unit: row["unit"], plan: row["plan"],
            year: row["year"], lines: lines, total: row["total"], status: row["status"],
            draftedBy: row["drafted_by"])
        remark = try row["remark"]
        approvedBy = try row["approved_by"]
        approvedOn = try row["approved_on"]
    }
}

extension EstimateLine {
    init(row: StoredRow) throws {
        try self.init(
            activity: row["activity"], source: row["source"], amount: row["amount"], reason: row["reason"])
    }
}

extension Snapshot {
    var estimates: EstimateRecords { EstimateRecords(db: db) }
}
