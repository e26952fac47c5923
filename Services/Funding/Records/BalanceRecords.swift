import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// What has become of the money, added up over allocations. Throws ``FundingAPI/Total/Overflow``.
struct BalanceRecords: TableRecords {
    static let table = "allocations"
    let db: Database

    /// A budget line's sums, and one of its allocations, which stands for its place in the order.
    struct Line {
        let row: BalanceRow
        let allocation: AllocationID
    }

    private static let sums: SQL = """
        \(.total("allocations.amount", as: "allocated")), \(.total("committed", as: "committed")),
        \(.total("paid", as: "paid"))
        """

    /// Ordered by plan, year, source, activity and unit.
    func lines(_ request: AskBalance, within scope: Territory) throws -> [Line] {
        let order: SQL = """
            plan, allocations.year, sources.name, allocations.source, activity, allocations.unit
            """
        var conditions = conditions(request, scope)
        if let after = request.after {
            conditions.append(
                """
                (\(order)) > (
                    SELECT \(order) FROM allocations JOIN sources ON sources.id = source
                    WHERE allocations.id = \(after))
                """)
        }
        let limit = try ListPage.fetch(request)
        return try rows(
            """
            SELECT min(allocations.id) AS id, \(BudgetLine.columns), \(Self.sums)
            FROM allocations JOIN sources ON sources.id = source WHERE \(conditions.all)
            GROUP BY \(order) ORDER BY \(order) LIMIT \(limit)
            """
        ).map { row in
            Line(
                row: BalanceRow(line: try BudgetLine(row: row), amounts: try BalanceAmounts(row: row)),
                allocation: try row["id"])
        }
    }

    /// Of all lines.
    func total(_ request: AskBalance, within scope: Territory) throws -> BalanceAmounts {
        let total = try row("SELECT \(Self.sums) FROM allocations WHERE \(conditions(request, scope).all)")
        return try total.map(BalanceAmounts.init) ?? .none
    }

    private func conditions(_ request: AskBalance, _ scope: Territory) -> [SQL] {
        var conditions: [SQL] = [.within("allocations.unit", scope)]
        if let plan = request.plan { conditions.append("plan = \(plan)") }
        if let year = request.year { conditions.append("allocations.year = \(year)") }
        return conditions
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

extension Snapshot {
    var balances: BalanceRecords { BalanceRecords(db: db) }
}
