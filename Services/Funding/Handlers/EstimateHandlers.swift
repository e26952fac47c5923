import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func draftEstimate(_ request: DraftEstimate, _ tx: Transaction) throws -> Estimate {
        try tx.authorizeName(of: request.unit, at: "/unit")
        var sources: [SourceID: Source] = [:]
        for id in Set(request.lines.map(\.source)) { sources[id] = try tx.sources.find(id) }
        let before = try request.id.flatMap(tx.estimates.find)
        let drafted = try EstimateRules(tx).draft(
            request, as: request.id ?? tx.newID(), by: tx.principal.unit, after: before,
            since: lastStep(of: before.flatMap { tx.reaches($0.unit) ? $0 : nil }, tx), from: sources)
        let day = request.on ?? tx.today
        try EstimateRules(tx).requireOnce(
            drafted,
            other: tx.estimates.of(
                tx.units.names(of: drafted.unit, on: tx.today), plan: drafted.plan, year: drafted.year),
            by: { try tx.standings.recorders(of: FactSubject(version: 1, of: $0)).first })
        if let before, before.status == .draft { try supersede(before, from: day, tx) }
        return try save(drafted, from: day, tx) { .estimateDrafted($0) }
    }

    func submitEstimate(_ request: SubmitEstimate, _ tx: Transaction) throws -> Estimate {
        let current = try tx.estimates.seekOwn(request.id, at: "/id", by: tx, of: \.unit)
        let submitted = try EstimateRules(tx).submit(
            current, since: lastStep(of: current.value, tx), by: request)
        return try save(submitted, from: request.on ?? tx.today, tx) { .estimateSubmitted($0) }
    }

    func returnEstimate(_ request: ReturnEstimate, _ tx: Transaction) throws -> Estimate {
        let current = try tx.estimates.seek(request.id, at: "/id", by: tx, in: \.unit)
        let returned = try EstimateRules(tx).return(
            current, since: lastStep(of: current.value, tx), by: request)
        return try save(returned, from: request.on ?? tx.today, tx) { .estimateReturned($0) }
    }

    func approveEstimate(_ request: ApproveEstimate, _ tx: Transaction) throws -> Estimate {
        let sought = try tx.estimates.seekOwn(request.id, at: "/id", by: tx, of: \.unit)
        let current = try heldInName(sought, of: sought.value?.lines.map(\.source) ?? [], tx)
        let before = try current.value.flatMap { _ in try tx.estimates.inForce(request.id) }
        let since = DayBound.last(
            try lastStep(of: current.value, tx),
            .recorded(
                FundingDay.estimateInForce, on: before?.approvedOn, of: before?.id, told: ["estimateApproved"]
            ))
        let approved = try EstimateRules(tx).approve(
            current, since: since, by: tx.principal.unit, request, isOwnHand: isOwnHand(current.value, tx),
            allocated: tx.allocations.allocated(from: request.id))
        let day = request.on ?? tx.today
        if let before { try supersede(before, from: day, tx) }
        try post([ledger.approved(approved, before: before, on: day)], at: "/on", tx)
        return try save(approved, from: day, tx) { .estimateApproved($0) }
    }

    func listEstimates(_ request: ListEstimates, _ snapshot: Snapshot) throws -> List<Estimate> {
        try snapshot.page(request, of: snapshot.estimates, within: request.unit, marking: \.provisional)
    }

    func askEstimateChanges(_ request: AskEstimateChanges, _ snapshot: Snapshot) throws -> EstimateChanges {
        _ = try snapshot.estimates.seek(request.id, at: "/id", by: snapshot, in: \.unit).get()
        let versions = try snapshot.estimates.versions(of: request.id)
        let (before, after) = try EstimateRules(snapshot).compared(request, among: versions)
        return EstimateChanges(
            from: before, to: after,
            between: versions.filter { (before.version..<after.version).contains($0.version) })
    }

    /// Whether who approves it is who wrote it or handed it in: the same person of the same office, and, where its key names
    /// nobody, the office.
    private func isOwnHand(_ estimate: Estimate?, _ tx: Transaction) throws -> Bool {
        try estimate.map { estimate in
            try tx.standings.recorders(of: estimate.subject).contains { recorder in
                let person = recorder.person.flatMap { PersonCode($0) }
                return recorder == tx.recorder
                    || person.map { tx.units.mayBe(tx.principal, $0, of: recorder.unit, on: tx.today) }
                        ?? false
            }
        } ?? false
    }

    private func lastStep(of estimate: Estimate?, _ tx: Transaction) throws -> DayBound? {
        .lastStep(of: estimate, on: try estimate.flatMap { try tx.standings.since(of: $0.subject) })
    }

    private func supersede(_ before: Estimate, from day: Day, _ tx: Transaction) throws {
        try keep(before.taking(EstimateStep.supersede), from: day, tx)
    }

    private func save(
        _ estimate: Estimate, from day: Day, _ tx: Transaction, telling event: (Estimate) -> FundingEvent
    ) throws -> Estimate {
        try keep(estimate, from: day, tx)
        tx.emit(event(estimate))
        return estimate
    }

    private func keep(_ estimate: Estimate, from day: Day, _ tx: Transaction) throws {
        try tx.estimates.save(estimate)
        try tx.stand(estimate.subject, Standing(estimate.status), from: day)
    }
}
