import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    private func rules(_ snapshot: Snapshot) -> AllocationRules {
        AllocationRules(reference: reference, today: snapshot.today)
    }

    func allocateMoney(_ request: AllocateMoney, _ tx: Transaction) throws -> Allocation {
        let estimate = try tx.estimatesInForce.seek(
            request.estimate, at: "/estimate", by: tx, in: \.unit)
        if let unit = request.unit { try tx.authorize(unit, at: "/unit") }
        let source = try tx.sources.seek(request.source, at: "/source")
        let allocation = try rules(tx).allocate(
            request, as: request.id ?? tx.newID(), from: estimate, of: source)
        try tx.allocations.refuseTaken(request.id)
        return try save(allocation, instead: nil, within: estimate.get(), of: source.get(), tx)
    }

    func reviseAllocation(_ request: ReviseAllocation, _ tx: Transaction) throws -> Allocation {
        let sought = try tx.allocations.seek(request.id, at: "/id", by: tx, in: \.line.unit)
        let revised = try rules(tx).revise(sought, by: request)
        let current = try sought.get()
        guard revised != current else { return current }
        let estimate = try tx.estimatesInForce.get(current.estimate, at: "/id")
        let source = try tx.sources.get(current.line.source, at: "/id")
        return try save(revised, instead: current, within: estimate, of: source, tx)
    }

    func listAllocations(_ request: ListAllocations, _ snapshot: Snapshot) throws -> List<Allocation> {
        let page = try ListPage(request, in: AllocationRecords.order)
        return try page.reply(
            snapshot.allocations.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }

    /// Saves an allocation and tells of it, if the approved line and the source carry it. `current` is what it was until now;
    /// nil for a new one.
    private func save(
        _ allocation: Allocation, instead current: Allocation?, within estimate: Estimate, of source: Source,
        _ tx: Transaction
    ) throws -> Allocation {
        let (rules, was) = (rules(tx), current?.amount ?? .zero)
        try rules.requireApproved(
            allocation, instead: was,
            of: tx.allocations.allocated(from: allocation.line.key, of: estimate.id), within: estimate)
        let total = try rules.requireAvailable(
            allocation, instead: was, of: tx.sources.allocated(source.id), from: source)
        try tx.sources.setAllocated(total, of: source.id)
        try tx.allocations.save(allocation)
        try tx.ledger.post(
            LedgerRules.allocated(allocation, from: was),
            for: current == nil ? "allocationMade" : "allocationRevised", of: allocation.id.text,
            unit: allocation.line.unit, year: allocation.line.year, on: tx.today)
        tx.emit(
            current == nil
                ? FundingEvent.allocationMade(allocation) : FundingEvent.allocationRevised(allocation))
        return allocation
    }
}
