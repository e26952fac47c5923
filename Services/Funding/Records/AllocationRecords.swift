import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Allocations as they are now, with what of each is committed and paid.
struct AllocationRecords: Keyed, ListedRecords {
    static let table = "allocations"
    static let unknown = "funding.no-allocation"
    static let order = ListOrder<Allocation>("allocations.id") { [$0.id] }
    /// What was said of each allocation's amount.
    static let amounts = StateTable<AllocationID, AllocatedAmount>(
        "allocation_amounts", [FactColumn("amount", "$.amount")])
    static let columns: SQL = "allocations.*, sources.kind AS source_kind, sources.name AS source_name"
    static let joins: SQL = "JOIN sources ON sources.id = source"
    let db: Database

    /// The table as it stood: each allocation's amount as said of the day, what is committed and paid by the ledger.
    static func table(_ asOf: AsOf) -> SQL {
        let left = SQL.balance(.allocated, of: "(allocations.id)", asOf)
        let held: SQL = "(SELECT id FROM commitments WHERE allocation = allocations.id)"
        return """
            (SELECT allocations.id AS id, estimate, plan, activity, source, unit, year, stated.amount AS amount,
                stated.amount - \(left) AS committed, \(.balance(.paid, of: held, asOf)) AS paid,
                stated.from_day AS from_day, stated.value ->> '$.reason' AS reason
            FROM allocations JOIN allocation_amounts AS stated ON stated.subject = allocations.id
                AND \(.holding("stated", on: asOf.on, knownOn: asOf.knownOn))) AS allocations
            """
    }

    func find(_ id: AllocationID) throws -> Allocation? {
        try first("WHERE allocations.id = \(id)").map(Allocation.init)
    }

    /// What is allocated from a line of an estimate.
    func allocated(from line: LineKey, of estimate: EstimateID) throws -> Money {
        try value(
            """
            SELECT sum(amount) FROM allocations
            WHERE estimate = \(estimate) AND activity = \(line.activity) AND source = \(line.source)
            """) ?? .zero
    }

    /// What is allocated from each line of an estimate.
    func allocated(from estimate: EstimateID) throws -> [LineKey: Money] {
        // Never more than the line's approved amount, which is money.
        let sums = try rows(
            """
            SELECT activity, source, sum(amount) AS amount FROM allocations WHERE estimate = \(estimate)
            GROUP BY activity, source
            """)
        return try sums.reduce(into: [:]) { allocated, row in
            let key = LineKey(activity: try row["activity"], source: try row["source"])
            allocated[key] = try row["amount"]
        }
    }

    /// The allocation as it stood; nil before it was made.
    func find(_ id: AllocationID, _ asOf: AsOf?) throws -> Allocation? {
        try first(
            "WHERE allocations.id = \(id) AND allocations.from_day IS NOT NULL", asOf
        ).map(Allocation.init)
    }

    func list(
        _ request: ListAllocations, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListAllocations, Allocation>
    ) throws -> [Allocation] {
        // What was voided wholly is not there.
        let conditions: [SQL] = [
            .within("allocations.unit", units), "allocations.from_day IS NOT NULL",
            .equal("plan", request.plan), .equal("activity", request.activity),
            .equal("source", request.source), .equal("allocations.year", request.year),
        ]
        return try fetch(page, where: conditions, asOf).map(Allocation.init)
    }

    func save(_ allocation: Allocation) throws {
        let line = allocation.line
        try run(
            """
            INSERT INTO allocations (id, estimate, plan, activity, source, unit, year, amount, committed, paid,
                from_day, reason)
            VALUES (\(allocation.id), \(allocation.estimate), \(line.plan), \(line.activity), \(line.source),
                \(line.unit), \(line.year), \(allocation.amount), \(allocation.committed),
                \(allocation.paid), \(allocation.from), \(allocation.reason))
            ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, committed = excluded.committed,
                paid = excluded.paid, from_day = excluded.from_day, reason = excluded.reason
            """)
    }
}

extension Allocation {
    init(row: StoredRow) throws {
        let amount: Money = try row["amount"]
        let committed: Money = try row["committed"]
        try self.init(
            id: row["id"], estimate: row["estimate"], line: BudgetLine(row: row), amount: amount,
            committed: committed, paid: row["paid"], left: amount.minus(committed))
        from = try row["from_day"]
        reason = try row["reason"]
    }
}

extension BudgetLine {
    /// The columns of an allocation, and its source's `source_kind` and `source_name`.
    init(row: StoredRow) throws {
        try self.init(
            plan: row["plan"], activity: row["activity"], source: row["source"],
            sourceKind: row["source_kind"], sourceName: row["source_name"], unit: row["unit"],
            year: row["year"])
    }

    /// What ``init(row:)`` reads, for those who join `allocations` and `sources` to a table of theirs.
    static let columns: SQL = """
        allocations.plan, allocations.activity, allocations.source, allocations.unit, allocations.year,
        sources.kind AS source_kind, sources.name AS source_name
        """
}

extension Snapshot {
    var allocations: AllocationRecords { AllocationRecords(db: db) }
    var allocatedAmounts: StateFacts<AllocationID, AllocatedAmount> { AllocationRecords.amounts.in(db) }
}
