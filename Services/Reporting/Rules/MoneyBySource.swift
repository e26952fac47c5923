import FundingAPI
import ReportingAPI
import ServiceKit
import Vocabulary

/// How a plan's money stands, source by source. Nobody asked the plan when money was estimated, so what was written for an
/// activity that it does not have, or for a plan that nobody published, gets lines of its own: it is there, whoever has to
/// mend it.
struct MoneyBySource {
    /// The plan's own money first.
    static let order = ListOrder<MoneyLine>("plan", "year", "kind", "name", "source", "activity") {
        [$0.plan ?? "", $0.year, $0.kind, $0.name, $0.source, $0.activity ?? ""]
    }

    let reference: Reference
    /// The day that is asked about. Its units decide where a plan that nobody published would have been.
    let day: Day
    let plan: PlanDocument
    /// The ids of all plans that were published by then.
    let published: Set<String>

    /// One line a source and year, and one more for each activity or plan that is not known, in the order of the list.
    /// Committed counts what is reserved or confirmed; what was released counts only as far as it had been paid. Left is
    /// allocated less committed.
    ///
    /// `allocations` are those that there are on the day, with the amounts of then; `commitments` are as they were held, and
    /// `releases` as they were given back. What of these and of `payments` was later than the day is not counted.
    func lines(
        allocations: [Allocation], commitments: [Commitment], releases: [Commitment], payments: [Payment]
    ) throws -> [MoneyLine] {
        var lines: [Heading: MoneyLine] = [:]
        func add(to budget: BudgetLine, _ change: (inout MoneyLine) throws -> Void) throws {
            guard let heading = heading(of: budget) else { return }
            var line =
                lines[heading]
                ?? MoneyLine(
                    source: budget.source.text, kind: budget.sourceKind, name: budget.sourceName,
                    year: budget.year
                ).with { ($0.plan, $0.activity) = (heading.plan, heading.activity) }
            try change(&line)
            lines[heading] = line
        }
        for allocation in allocations {
            try add(to: allocation.line) { $0.allocated = try $0.allocated.plus(allocation.amount) }
        }
        let paid = try payments.filter { $0.on <= day && !hasCome($0.reversedOn) }
            .reduce(into: [CommitmentID: Money]()) { sums, payment in
                sums[payment.commitment] = try (sums[payment.commitment] ?? .zero).plus(payment.amount)
            }
        let released = Set(releases.filter { hasCome($0.releasedOn) }.map(\.id))
        for commitment in commitments where commitment.on <= day {
            let paidOfIt = paid[commitment.id] ?? .zero
            try add(to: commitment.line) { line in
                line.committed = try line.committed.plus(
                    released.contains(commitment.id) ? paidOfIt : commitment.amount)
                line.paid = try line.paid.plus(paidOfIt)
            }
        }
        return try Self.order.sorted(
            lines.values.map { line in
                var line = line
                line.left = try line.allocated.minus(line.committed)
                return line
            })
    }

    /// Whether a step was taken by the day: it has one, and not a later one.
    private func hasCome(_ step: Day?) -> Bool { step.map { $0 <= day } ?? false }

    /// What stands together in one line.
    private struct Heading: Hashable {
        let source: SourceID
        var plan: String?
        var activity: String?
    }

    /// Nil for money of another plan, or that nobody of this plan's area spends.
    private func heading(of line: BudgetLine) -> Heading? {
        if line.plan == plan.id {
            let isKnown = plan.activities.contains { $0.id == line.activity }
            return Heading(source: line.source, activity: isKnown ? nil : line.activity)
        }
        guard !published.contains(line.plan),
            PlanOffices(plan: plan, units: reference.units).concerns(line.unit, on: day)
        else { return nil }
        return Heading(source: line.source, plan: line.plan)
    }
}
