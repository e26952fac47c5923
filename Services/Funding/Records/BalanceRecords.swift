import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// What has become of the money, added up over allocations. Throws ``FundingAPI/Total/Overflow``.
struct BalanceRecords: TableRecords {
    static let table = "allocations"
    static let order = ListOrder<BalanceRow>(
        "plan", "allocations.year", "sources.name", "allocations.source", "activity", "allocations.unit"
    ) { row in
        let line = row.line
        return [line.plan, line.year, line.sourceName, line.source, line.activity, line.unit]
    }
    let db: Database

    private static let sums: SQL = """
        \(.total("allocations.amount", as: "allocated")), \(.total("committed", as: "committed")),
        \(.total("paid", as: "paid"))
        """

    func lines(
        _ request: AskBalance, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<AskBalance, BalanceRow>
    ) throws -> [BalanceRow] {
        let conditions = conditions(request, units) + [page.condition]
        return try rows(
            """
            SELECT \(BudgetLine.columns), \(Self.sums)
            FROM \(AllocationRecords.table(then: asOf)) JOIN sources ON sources.id = source WHERE \(conditions.all)
            GROUP BY plan, allocations.year, sources.name, allocations.source, activity, allocations.unit
            \(page.ordering)
            """
        ).map { row in
            BalanceRow(line: try BudgetLine(row: row), amounts: try BalanceAmounts(row: row))
        }
    }

    /// Of all lines.
    func total(_ request: AskBalance, within units: Territory, _ asOf: AsOf?) throws -> BalanceAmounts {
        let total = try row(
            """
            SELECT \(Self.sums) FROM \(AllocationRecords.table(then: asOf))
            WHERE \(conditions(request, units).all)
            """)
        return try total.map(BalanceAmounts.init) ?? .none
    }

    private func conditions(_ request: AskBalance, _ units: Territory) -> [SQL] {
        [
            .within("allocations.unit", units), "allocations.from_day IS NOT NULL",
            .equal("plan", request.plan), .equal("allocations.year", request.year),
        ]
    }
}

extension BalanceAmounts {
    static let none = BalanceAmounts(allocated: .zero, committed: .zero, paid: .zero, left: .zero)

    init(row: StoredRow) throws {
        let allocated = try row.total("allocated")
        let committed = try row.total("committed")
        try self.init(
            allocated: allocated, committed: committed, paid: row.total("paid"),
            left: allocated.minus(committed))
    }
}

extension Snapshot { var balances: BalanceRecords { BalanceRecords(db: db) } }
