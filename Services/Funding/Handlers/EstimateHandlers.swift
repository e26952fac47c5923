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
        let drafted = try Estimating.check(
            request.lines, of: request.unit, in: request.year, from: sources, &checks)
        try checks.finish()
        let before = try request.id.flatMap { try tx.estimates.latest($0) }
        if let before {
            try refuseOther(than: before, request, plan: plan)
        } else if let other = try tx.estimates.of(request.unit, plan: plan, year: request.year) {
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
        let current = try estimate(request.id, at: "/id", tx)
        try tx.authorize(current.unit, at: "/id")
        let submitted = try current.taking(.submit)
        try tx.estimates.update(submitted)
        tx.emit(FundingEvent.estimateSubmitted(submitted))
        return submitted
    }

    func returnEstimate(_ request: ReturnEstimate, _ tx: Transaction) throws -> Estimate {
        let current = try estimate(request.id, at: "/id", tx)
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
        let current = try estimate(request.id, at: "/id", tx)
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

    func listEstimates(_ request: ListEstimates, _ snapshot: Snapshot) throws -> EstimateList {
        EstimateList(items: try snapshot.estimates.list(request, within: snapshot.visibleScope))
    }

    /// The latest version. NOT_FOUND when there is none.
    private func estimate(_ id: EstimateID, at pointer: String, _ snapshot: Snapshot) throws -> Estimate {
        guard let estimate = try snapshot.estimates.latest(id) else {
            throw Refusal.notFound(pointer, Message("funding.estimate-unknown", ["id": id.text]))
        }
        return estimate
    }

    /// A next version is of the same unit, plan and year, and not written while the last one waits for
    /// approval.
    private func refuseOther(than before: Estimate, _ request: DraftEstimate, plan: String) throws {
        let others: [(isOther: Bool, pointer: String)] = [
            (before.unit != request.unit, "/unit"), (before.plan != plan, "/plan"),
            (before.year != request.year, "/year"),
        ]
        let violations = others.filter(\.isOther).map {
            Refusal.Violation($0.pointer, Message("funding.estimate-other", ["id": before.id.text]))
        }
        if !violations.isEmpty { throw Refusal.invalid(violations) }
        if before.status == .submitted {
            throw Refusal.precondition("/id", Message("funding.estimate-is-submitted"))
        }
    }
}
