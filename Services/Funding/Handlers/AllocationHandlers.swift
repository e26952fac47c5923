import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func allocateMoney(_ request: AllocateMoney, _ tx: Transaction) throws -> Allocation {
        guard let estimate = try tx.estimates.inForce(request.estimate) else {
            throw Refusal.notFound(
                "/estimate", Message("funding.estimate-not-in-force", ["id": request.estimate.text]))
        }
        try tx.authorize(estimate.unit, at: "/estimate")
        let unit = request.unit ?? estimate.unit
        try tx.authorize(unit, at: "/unit")
        var checks = Checks(reference, today: tx.today)
        checks.unit(unit, on: tx.today, at: "/unit")
        checks.positive(request.amount, at: "/amount")
        let activity: String = checks.words(request.activity, at: "/activity", upTo: 100)
        try checks.finish()
        let source = try tx.sources.get(request.source, at: "/source")
        let allocation = Allocation(
            id: request.id ?? tx.newID(), estimate: estimate.id,
            line: BudgetLine(
                plan: estimate.plan, activity: activity, source: source.id,
                sourceKind: source.kind, sourceName: source.name, unit: unit, year: estimate.year),
            amount: request.amount, committed: .zero, paid: .zero, left: request.amount)
        try tx.allocations.refuseTaken(request.id)
        try keep(allocation, instead: .zero, within: estimate, of: source, tx)
        try tx.ledger.post(
            Bookkeeping.allocated(allocation, from: .zero), for: "allocationMade", of: allocation.id.text,
            unit: unit, year: estimate.year, on: tx.today)
        tx.emit(FundingEvent.allocationMade(allocation))
        return allocation
    }

    func reviseAllocation(_ request: ReviseAllocation, _ tx: Transaction) throws -> Allocation {
        let current = try tx.allocations.get(request.id, at: "/id")
        try tx.authorize(current.line.unit, at: "/id")
        var checks = Checks(reference, today: tx.today)
        checks.money(request.amount, at: "/amount")
        _ = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish()
        let revised = try current.revised(to: request.amount)
        guard revised != current else { return current }
        guard let estimate = try tx.estimates.inForce(current.estimate) else {
            throw Refusal.precondition(
                "/id", Message("funding.estimate-not-in-force", ["id": current.estimate.text]))
        }
        let source = try tx.sources.get(current.line.source, at: "/id")
        try keep(revised, instead: current.amount, within: estimate, of: source, tx)
        try tx.ledger.post(
            Bookkeeping.allocated(revised, from: current.amount), for: "allocationRevised",
            of: revised.id.text, unit: revised.line.unit, year: revised.line.year, on: tx.today)
        tx.emit(FundingEvent.allocationRevised(revised))
        return revised
    }

    func listAllocations(_ request: ListAllocations, _ snapshot: Snapshot) throws -> List<Allocation> {
        let page = try ListPage(request, in: AllocationRecords.order)
        return try page.reply(
            snapshot.allocations.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }

    /// Saves an allocation, if the approved line and the source carry it. `instead` is what it was until now.
    private func keep(
        _ allocation: Allocation, instead was: Money, within estimate: Estimate, of source: Source,
        _ tx: Transaction
    ) throws {
        let key = LineKey(activity: allocation.line.activity, source: source.id)
        let onLine = try tx.allocations.allocated(from: key, of: estimate.id)
        try Allocating.check(allocation, instead: was, of: onLine, within: estimate)
        let total = try Allocating.check(
            allocation, instead: was, of: tx.sources.allocated(source.id), from: source)
        try tx.sources.setAllocated(total, of: source.id)
        try tx.allocations.save(allocation)
    }
}
