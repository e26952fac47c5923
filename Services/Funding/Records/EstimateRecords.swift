import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Estimates in all their versions.
struct EstimateRecords: Keyed, ListedRecords {
    static let table = "estimates"
    static let unknown = "funding.no-estimate"
    static let order = ListOrder<Estimate>("year", "unit", "plan", "id", "version") {
        [$0.year, $0.unit, $0.plan, $0.id, $0.version]
    }
    let db: Database

    private var lines: EstimateLineRecords { EstimateLineRecords(db: db) }

    /// The latest version.
    func find(_ id: EstimateID) throws -> Estimate? {
        try row("SELECT * FROM estimates WHERE id = \(id) ORDER BY version DESC LIMIT 1").map(estimate)
    }

    /// All versions, the first first.
    func versions(of id: EstimateID) throws -> [Estimate] {
        try rows("SELECT * FROM estimates WHERE id = \(id) ORDER BY version").map(estimate)
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

    func list(
        _ request: ListEstimates, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListEstimates, Estimate>
    ) throws -> [Estimate] {
        var conditions: [SQL] = [
            .within("unit", units), .equal("id", request.id), .equal("plan", request.plan),
            .equal("year", request.year), .equal("status", request.status),
        ]
        if request.allVersions != true {
            conditions.append(
                """
                version = (SELECT max(version) FROM \(Self.table(then: asOf)) WHERE estimates.id = listed.id)
                """)
        }
        conditions.append(page.condition)
        return try rows(
            """
            SELECT * FROM (SELECT * FROM \(Self.table(then: asOf))) AS listed
            WHERE \(conditions.all) \(page.ordering)
            """
        ).map(estimate)
    }

    /// The table as it stood: each version that had been drafted by then, where its steps had brought it.
    static func table(_ asOf: AsOf) -> SQL {
        let subject = "estimates.id || '/' || estimates.version"
        return """
            (SELECT estimates.id AS id, version, unit, plan, year, total, standing.status AS status, drafted_by,
                CASE WHEN standing.status = 'returned' THEN remark END AS remark,
                CASE WHEN standing.status IN ('approved', 'superseded') THEN approved_by END AS approved_by,
                CASE WHEN standing.status IN ('approved', 'superseded') THEN approved_on END AS approved_on
            FROM estimates
                \(.joiningStanding(of: subject, asOf))) AS estimates
            """
    }

    /// Saves a version: its lines once, for they never change, and where it is.
    func save(_ estimate: Estimate) throws {
        let isNew = try !exists(
            "SELECT 1 FROM estimates WHERE id = \(estimate.id) AND version = \(estimate.version)")
        try run(
            """
            INSERT INTO estimates (id, version, unit, plan, year, total, status, drafted_by, remark,
                approved_by, approved_on)
            VALUES (\(estimate.id), \(estimate.version), \(estimate.unit), \(estimate.plan),
                \(estimate.year), \(estimate.total), \(estimate.status), \(estimate.draftedBy),
                \(estimate.remark), \(estimate.approvedBy), \(estimate.approvedOn))
            ON CONFLICT (id, version) DO UPDATE SET status = excluded.status, remark = excluded.remark,
                approved_by = excluded.approved_by, approved_on = excluded.approved_on
            """)
        if isNew { try lines.insert(estimate.lines, of: estimate.id, version: estimate.version) }
    }

    private func estimate(_ row: StoredRow) throws -> Estimate {
        try Estimate(row: row, lines: lines.of(row["id"], version: row["version"]))
    }
}

/// Estimates of which a version is in force, each as that version.
struct EstimateInForceRecords: Keyed {
    static let table = EstimateRecords.table
    static let unknown = "funding.estimate-not-in-force"
    let db: Database

    func find(_ id: EstimateID) throws -> Estimate? { try EstimateRecords(db: db).inForce(id) }
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
    var estimatesInForce: EstimateInForceRecords { EstimateInForceRecords(db: db) }
}
