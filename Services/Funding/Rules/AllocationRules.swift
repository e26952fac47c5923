import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// Never more than the approved line, never more than the source has, never less than is committed.
struct AllocationRules {
    let reference: Reference
    let today: Day

    /// `estimate` is its version in force.
    func allocate(
        _ request: AllocateMoney, as id: AllocationID, from estimate: Sought<Estimate>,
        of source: Sought<Source>
    ) throws -> Allocation {
        var checks = Checks(reference, today: today)
        if let unit = request.unit ?? estimate.value?.unit { checks.unit(unit, at: "/unit") }
        checks.positive(request.amount, at: "/amount")
        let activity: String = checks.words(request.activity, at: "/activity", upTo: 100)
        let (estimate, source) = try checks.finish(estimate, source)
        return Allocation(
            id: id, estimate: estimate.id,
            line: BudgetLine(
                plan: estimate.plan, activity: activity, source: source.id, sourceKind: source.kind,
                sourceName: source.name, unit: request.unit ?? estimate.unit, year: estimate.year),
            amount: request.amount, committed: .zero, paid: .zero, left: request.amount)
    }

    func revise(_ allocation: Sought<Allocation>, by request: ReviseAllocation) throws -> Allocation {
        var checks = Checks(reference, today: today)
        checks.money(request.amount, at: "/amount")
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let allocation = try checks.finish(allocation)
        guard request.amount >= allocation.committed else {
            throw Refusal.precondition(
                "/amount",
                Message("funding.revised-below-committed", ["committed": "\(allocation.committed.dong)"]))
        }
        return try allocation.with { ($0.amount, $0.reason) = (request.amount, reason) }.balanced()
    }

    /// `allocated` is what is allocated from the line, of which `was` is this allocation's until now.
    func requireApproved(
        _ allocation: Allocation, instead was: Money, of allocated: Money, within estimate: Estimate
    ) throws {
        guard let line = estimate.lines.first(where: { $0.key == allocation.line.key }) else {
            throw Refusal.precondition(
                "/activity",
                Message("funding.line-not-approved", ["activity": allocation.line.activity]))
        }
        let others = try allocated.minus(was)
        guard try others.plus(allocation.amount, at: "/amount") <= line.amount else {
            throw Refusal.precondition(
                "/amount",
                Message(
                    "funding.approved-exceeded",
                    ["activity": line.activity, "left": "\(try line.amount.minus(others).dong)"]))
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
                    ["name": source.name, "left": "\(try source.amount.minus(others).dong)"]))
        }
        return total
    }
}

extension Allocation {
    /// The same with what is left worked out anew.
    fileprivate func balanced() throws -> Allocation {
        var balanced = self
        balanced.left = try amount.minus(committed)
        return balanced
    }

    /// Holds `amount` of what is left. FAILED_PRECONDITION when less is.
    func holding(_ amount: Money) throws -> Allocation {
        guard amount <= left else {
            throw Refusal.precondition(
                "/amount", Message("funding.allocation-exceeded", ["left": "\(left.dong)"]))
        }
        return try with { $0.committed = try committed.plus(amount) }.balanced()
    }

    /// Gives back what was held and not paid.
    func givenBack(_ amount: Money) throws -> Allocation {
        try with { $0.committed = try committed.minus(amount) }.balanced()
    }

    func paying(_ amount: Money) throws -> Allocation { try with { $0.paid = try paid.plus(amount) } }

    /// Takes a payment back; what its commitment no longer holds is free again.
    func takingBack(_ amount: Money, free: Bool) throws -> Allocation {
        var after = self
        if free { after.committed = try committed.minus(amount) }
        after.paid = try paid.minus(amount)
        return try after.balanced()
    }
}
