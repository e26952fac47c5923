import FundingAPI
import Vocabulary

/// Sums of money for people to read.
enum Balancing {
    /// One row a budget line, ordered by plan, year, source, activity and unit.
    static func sheet(_ allocations: [Allocation]) throws -> BalanceSheet {
        var byLine: [BudgetLine: BalanceAmounts] = [:]
        var total = BalanceAmounts.none
        for allocation in allocations {
            let amounts = BalanceAmounts(
                allocated: allocation.amount, committed: allocation.committed, paid: allocation.paid,
                left: allocation.left)
            byLine[allocation.line] = try (byLine[allocation.line] ?? .none).plus(amounts)
            total = try total.plus(amounts)
        }
        let rows = byLine.map { BalanceRow(line: $0.key, amounts: $0.value) }
        return BalanceSheet(rows: rows.sorted { $0.line.sortKey < $1.line.sortKey }, total: total)
    }

    static func trial(_ rows: [TrialRow]) throws -> TrialBalance {
        let debit = try rows.reduce(Money.zero) { try $0.plus($1.debit) }
        let credit = try rows.reduce(Money.zero) { try $0.plus($1.credit) }
        return TrialBalance(rows: rows, debit: debit, credit: credit, difference: try debit.minus(credit))
    }
}

extension BalanceAmounts {
    fileprivate static let none = BalanceAmounts(allocated: .zero, committed: .zero, paid: .zero, left: .zero)

    fileprivate func plus(_ other: BalanceAmounts) throws -> BalanceAmounts {
        BalanceAmounts(
            allocated: try allocated.plus(other.allocated), committed: try committed.plus(other.committed),
            paid: try paid.plus(other.paid), left: try left.plus(other.left))
    }
}

extension BudgetLine {
    fileprivate var sortKey: String {
        [plan, "\(year)", sourceName, source.text, activity, unit.text].joined(separator: "\u{0}")
    }
}
