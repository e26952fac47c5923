import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// Never more than the approved line, never more than the source has, never less than is committed.
struct AllocationRules: Rules {
    let reference: Reference
    let today: Day

    /// `estimate` is its version in force. Nothing is said of the amount yet: ``Allocation/standing(as:)`` does.
    func allocate(
        _ request: AllocateMoney, as id: AllocationID, from estimate: Sought<Estimate>,
        of source: Sought<Source>
    ) throws -> Allocation {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        if let unit = request.unit ?? estimate.value?.unit { checks.unit(unit, on: day, at: "/unit") }
        checks.positive(request.amount, at: "/amount")
        let activity: String = checks.words(request.activity, at: "/activity", upTo: 100)
        check(day, of: estimate.value?.year, &checks)
        let (estimate, source) = try checks.finish(estimate, source)
        return Allocation(
            id: id, estimate: estimate.id,
            line: BudgetLine(
                plan: estimate.plan, activity: activity, source: source.id, sourceKind: source.kind,
                sourceName: source.name, unit: request.unit ?? estimate.unit, year: estimate.year),
            amount: .zero, committed: .zero, paid: .zero, left: .zero)
    }

    /// `known` is what was said of the allocation's amount until now.
    func revise(
        _ allocation: Sought<Allocation>, _ known: Timeline<AllocatedAmount>, by request: ReviseAllocation
    ) throws -> AllocatedAmount {
        var checks = Checks(reference, today: today)
        checks.money(request.amount, at: "/amount")
        let first = known.stretches().first?.days.from
        check(
            request.on ?? today,
            since: .recorded(FundingDay.allocation, on: first, of: known.history.facts().first?.id),
            of: allocation.value?.line.year, &checks)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish(allocation)
        return AllocatedAmount(amount: request.amount, reason: reason)
    }

    /// What the fact that the request names says when it is put right: nil of a fact that is none. The first amount has no
    /// day before it, and is more than 0.
    func correct(
        _ allocation: Sought<Allocation>, _ known: Timeline<AllocatedAmount>, by request: CorrectAllocation
    ) throws -> AllocatedAmount? {
        var checks = Checks(reference, today: today)
        let facts = known.history.facts()
        let isFirst = facts.first?.id == request.fact
        if let amount = request.amount {
            if isFirst { checks.positive(amount, at: "/amount") } else { checks.money(amount, at: "/amount") }
        }
        if let day = request.on {
            let first = isFirst ? nil : facts.first
            check(
                day, since: .recorded(FundingDay.allocation, on: first?.days.from, of: first?.id),
                of: allocation.value?.line.year, &checks)
        }
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish(allocation)
        guard let fact = facts.first(where: { $0.id == request.fact }) else { return nil }
        let amount = request.amount ?? fact.value.amount
        // Another reason alone corrects nothing.
        let isSame = amount == fact.value.amount && (request.on ?? fact.days.from) == fact.days.from
        return isSame ? fact.value : AllocatedAmount(amount: amount, reason: reason)
    }

    private func check(_ day: Day, since first: DayBound? = nil, of year: Int?, _ checks: inout Checks) {
        checks.day(day, since: first, at: "/on")
        if let year { checks.day(day, notAfterBudget: year, at: "/on") }
    }

    /// That as much is there as is committed now. Whether it is on every day before, the ledger says.
    func requireCovering(_ allocation: Allocation, at pointer: String) throws {
        guard allocation.amount < allocation.committed else { return }
        throw Refusal.precondition(
            pointer,
            Message("funding.revised-below-committed", ["committed": "\(allocation.committed.dong)"])
                .about(allocation.id))
    }

    /// `allocated` is what is allocated from the line, of which `was` is this allocation's until now.
    func requireApproved(
        _ allocation: Allocation, instead was: Money, of allocated: Money, within estimate: Estimate
    ) throws {
        guard let line = estimate.lines.first(where: { $0.key == allocation.line.key }) else {
            throw Refusal.precondition(
                "/activity",
                Message("funding.line-not-approved", ["activity": allocation.line.activity])
                    .about(estimate.id))
        }
        let others = try allocated.minus(was)
        guard try others.plus(allocation.amount, at: "/amount") <= line.amount else {
            throw Refusal.precondition(
                "/amount",
                Message(
                    "funding.approved-exceeded",
                    ["activity": line.activity, "left": "\(try line.amount.minus(others).dong)"]
                ).about(estimate.id))
        }
    }

    /// What is allocated of the source with this allocation in it. `allocated` is what was until now.
    func requireAvailable(
        _ allocation: Allocation, instead was: Money, of allocated: Money, from source: Source
    ) throws -> Money {
        let others = try allocated.minus(was)
        let total = try others.plus(allocation.amount, at: "/amount")
        guard total <= source.amount else {
            throw Refusal.precondition(
                "/amount",
                Message(
                    "funding.source-exceeded",
                    ["name": source.name, "left": "\(try source.amount.minus(others).dong)"]
                ).about(source.id))
        }
        return total
    }
}
