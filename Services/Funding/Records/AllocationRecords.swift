import FundingAPI
import GRDB
import Store
import Vocabulary

struct AllocationRecords {
    let db: Database

    func find(_ id: AllocationID) throws -> Allocation? { try fetch("WHERE allocations.id = \(id)").first }

    /// What is allocated from each line of an estimate.
    func allocated(from estimate: EstimateID) throws -> [LineKey: Money] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT activity, source, sum(amount) AS amount FROM allocations WHERE estimate = ?
                    GROUP BY activity, source
                    """),
            arguments: [estimate])
        return Dictionary(
            uniqueKeysWithValues: rows.map {
                (LineKey(activity: $0["activity"], source: $0["source"]), $0["amount"] as Money)
            })
    }

    func list(_ request: ListAllocations, within scope: [UnitPath]) throws -> [Allocation] {
        var conditions: [SQL] = [SQL.within("allocations.unit", scope)]
        if let unit = request.unit { conditions.append(SQL.within("allocations.unit", [unit])) }
        if let plan = request.plan { conditions.append("plan = \(plan)") }
        if let activity = request.activity { conditions.append("activity = \(activity)") }
        if let source = request.source { conditions.append("source = \(source)") }
        if let year = request.year { conditions.append("allocations.year = \(year)") }
        return try fetch("WHERE \(conditions.all) ORDER BY allocations.id")
    }

    func save(_ allocation: Allocation) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO allocations (id, estimate, plan, activity, source, unit, year, amount, committed, paid)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, committed = excluded.committed,
                    paid = excluded.paid
                """
        ).execute(arguments: [
            allocation.id, allocation.estimate, allocation.line.plan, allocation.line.activity,
            allocation.line.source, allocation.line.unit, allocation.line.year, allocation.amount,
            allocation.committed, allocation.paid,
        ])
    }

    private func fetch(_ rest: SQL) throws -> [Allocation] {
        try Row.fetchAll(
            db,
            SQLRequest(
                literal: """
                    SELECT allocations.*, sources.kind AS source_kind, sources.name AS source_name
                    FROM allocations JOIN sources ON sources.id = source \(rest)
                    """, cached: true)
        ).map { row in
            let amount: Money = row["amount"]
            let committed: Money = row["committed"]
            return Allocation(
                id: row["id"], estimate: row["estimate"], line: BudgetLine(row: row), amount: amount,
                committed: committed, paid: row["paid"], left: try amount.minus(committed))
        }
    }
}

extension BudgetLine {
    /// A row of `allocations` with its source's `source_kind` and `source_name`.
    init(row: Row) {
        self.init(
            plan: row["plan"], activity: row["activity"], source: row["source"],
            sourceKind: row["source_kind"], sourceName: row["source_name"], unit: row["unit"],
            year: row["year"])
    }
}

extension Snapshot {
    var allocations: AllocationRecords { AllocationRecords(db: db) }
}
