import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func draftEstimate(_ request: DraftEstimate, _ tx: Transaction) throws -> Estimate {
        try tx.authorize(request.unit, at: "/unit")
        var checks = Checks(reference, today: tx.today)
        checks.unit(request.unit, on: tx.today, at: "/unit")
        checks.budgetYear(request.year, at: "/year")
        let plan = checks.words(request.plan, at: "/plan", upTo: 100)
        var sources: [SourceID: Source] = [:]
        for id in Set(request.lines.map(\.source)) { sources[id] = try tx.sources.find(id) }
        let drafted = Estimating.check(
            request.lines, of: request.unit, in: request.year, from: sources, &checks)
        let before = try request.id.flatMap(tx.estimates.find)
        if let before { Estimating.continues(before, request, plan: plan, &checks) }
        try checks.finish()
        if let before {
            if before.status == .submitted {
                throw Refusal.precondition("/id", Message("funding.estimate-is-submitted"))
            }
        } else if let other = try tx.estimates.of(
            tx.units.names(of: request.unit, on: tx.today), plan: plan, year: request.year)
        {
            throw Refusal.exists(
                "/id", Message("funding.estimate-exists", ["id": other.text, "year": "\(request.year)"]))
        }
        if let before, before.status == .draft { try tx.estimates.update(before.taking(.supersede)) }
        let estimate = Estimate(
            id: before?.id ?? request.id ?? tx.newID(), version: (before?.version ?? 0) + 1,
            unit: request.unit, plan: plan, year: request.year, lines: drafted.lines, total: drafted.total,
            status: .draft, draftedBy: tx.principal.unit)
        try tx.estimates.insert(estimate)
        tx.emit(FundingEvent.estimateDrafted(estimate))
        return estimate
    }

    func submitEstimate(_ request: SubmitEstimate, _ tx: Transaction) throws -> Estimate {
        let current = try tx.estimates.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        let submitted = try current.taking(.submit)
        try tx.estimates.update(submitted)
        tx.emit(FundingEvent.estimateSubmitted(submitted))
        return submitted
    }

    func returnEstimate(_ request: ReturnEstimate, _ tx: Transaction) throws -> Estimate {
        let current = try tx.estimates.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        var checks = Checks(reference, today: tx.today)
        let remark = checks.words(request.remark, at: "/remark", upTo: 2000)
        try checks.finish()
        let returned = try current.taking(.return, remark: remark)
        try tx.estimates.update(returned)
        tx.emit(FundingEvent.estimateReturned(returned))
        return returned
    }

    func approveEstimate(_ request: ApproveEstimate, _ tx: Transaction) throws -> Estimate {
        let current = try tx.estimates.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        let approved = try current.taking(.approve, approvedBy: tx.principal.unit, approvedOn: tx.today)
        try Estimating.coversAllocated(approved, tx.allocations.allocated(from: approved.id))
        let before = try tx.estimates.inForce(approved.id)
        if let before { try tx.estimates.update(before.taking(.supersede)) }
        try tx.estimates.update(approved)
        try tx.ledger.post(
            Bookkeeping.approved(approved, before: before), for: "estimateApproved", of: approved.id.text,
            unit: approved.unit, year: approved.year, on: tx.today)
        tx.emit(FundingEvent.estimateApproved(approved))
        return approved
    }

    func listEstimates(_ request: ListEstimates, _ snapshot: Snapshot) throws -> List<Estimate> {
        let estimates = try snapshot.estimates.list(
            request, within: snapshot.units(request.unit, at: "/unit"))
        return try ListPage.reply(estimates, request, key: EstimateRecords.key)
    }
}
