import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    private func rules(_ snapshot: Snapshot) -> EstimateRules {
        EstimateRules(reference: reference, today: snapshot.today)
    }

    func draftEstimate(_ request: DraftEstimate, _ tx: Transaction) throws -> Estimate {
        try tx.authorize(request.unit, at: "/unit")
        var sources: [SourceID: Source] = [:]
        for id in Set(request.lines.map(\.source)) { sources[id] = try tx.sources.find(id) }
        let before = try request.id.flatMap(tx.estimates.find)
        let drafted = try rules(tx).draft(
            request, as: request.id ?? tx.newID(), by: tx.principal.unit, after: before, from: sources)
        try rules(tx).requireOnce(
            drafted,
            other: tx.estimates.of(
                tx.units.names(of: drafted.unit, on: tx.today), plan: drafted.plan, year: drafted.year))
        if let before, before.status == .draft { try tx.estimates.save(before.taking(.supersede)) }
        return try save(drafted, tx) { .estimateDrafted($0) }
    }

    func submitEstimate(_ request: SubmitEstimate, _ tx: Transaction) throws -> Estimate {
        let current = try tx.estimates.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try save(current.get().taking(.submit), tx) { .estimateSubmitted($0) }
    }

    func returnEstimate(_ request: ReturnEstimate, _ tx: Transaction) throws -> Estimate {
        let current = try tx.estimates.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try save(rules(tx).return(current, by: request), tx) { .estimateReturned($0) }
    }

    func approveEstimate(_ request: ApproveEstimate, _ tx: Transaction) throws -> Estimate {
        let current = try tx.estimates.seek(request.id, at: "/id", by: tx, in: \.unit).get()
        let approved = try rules(tx).approve(
            current, by: tx.principal.unit, tx.allocations.allocated(from: current.id))
        let before = try tx.estimates.inForce(approved.id)
        if let before { try tx.estimates.save(before.taking(.supersede)) }
        try tx.ledger.post(
            LedgerRules.approved(approved, before: before), for: "estimateApproved", of: approved.id.text,
            unit: approved.unit, year: approved.year, on: tx.today)
        return try save(approved, tx) { .estimateApproved($0) }
    }

    func listEstimates(_ request: ListEstimates, _ snapshot: Snapshot) throws -> List<Estimate> {
        let page = try ListPage(request, in: EstimateRecords.order)
        return try page.reply(
            snapshot.estimates.list(request, within: snapshot.units(request.unit, at: "/unit"), page))
    }

    private func save(
        _ estimate: Estimate, _ tx: Transaction, telling event: (Estimate) -> FundingEvent
    ) throws -> Estimate {
        try tx.estimates.save(estimate)
        tx.emit(event(estimate))
        return estimate
    }
}
