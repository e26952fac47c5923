import FundingAPI
import ReportingAPI
import ServiceKit
import Vocabulary

/// How a plan's money stands, source by source.
enum MoneyBySource {
    static let order = ListOrder<MoneyLine>("year", "kind", "name", "source") {
        [$0.year, $0.kind, $0.name, $0.source]
    }

    /// One line a source and year, sorted by year, kind and name. Committed counts what is reserved or confirmed; what was released
    /// counts only as far as it had been paid. Left is allocated less committed.
    static func lines(
        plan: String, allocations: [Allocation], commitments: [Commitment], payments: [Payment]
    ) throws -> [MoneyLine] {
        var lines: [SourceID: MoneyLine] = [:]
        func line(_ budget: BudgetLine) -> MoneyLine {
            lines[budget.source]
                ?? MoneyLine(
                    source: budget.source.text, kind: budget.sourceKind, name: budget.sourceName,
                    year: budget.year)
        }
        for allocation in allocations where allocation.line.plan == plan {
            var sum = line(allocation.line)
            sum.allocated = try sum.allocated.plus(allocation.amount)
            lines[allocation.line.source] = sum
        }
        let paid = try payments.filter { $0.line.plan == plan && $0.reversedOn == nil }
            .reduce(into: [CommitmentID: Money]()) { sums, payment in
                sums[payment.commitment] = try (sums[payment.commitment] ?? .zero).plus(payment.amount)
            }
        for commitment in commitments where commitment.line.plan == plan {
            var sum = line(commitment.line)
            let paidOfIt = paid[commitment.id] ?? .zero
            sum.committed = try sum.committed.plus(
                commitment.status == .released ? paidOfIt : commitment.amount)
            sum.paid = try sum.paid.plus(paidOfIt)
            lines[commitment.line.source] = sum
        }
        return try order.sorted(
            lines.values.map { line in
                var line = line
                line.left = try line.allocated.minus(line.committed)
                return line
            })
    }
}
