import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func allocateMoney(_ request: AllocateMoney, _ tx: Transaction) throws -> Allocation {
        let estimate = try tx.estimatesInForce.seekOwn(
            request.estimate, at: "/estimate", by: tx, of: \.unit)
        if let unit = request.unit { try tx.authorizeName(of: unit, at: "/unit") }
        let source = try tx.sources.seekOwn(request.source, at: "/source", by: tx, of: \.unit)
        let allocation = try AllocationRules(tx).allocate(
            request, as: request.id ?? tx.newID(), from: estimate, of: source)
        try tx.allocations.refuseTaken(request.id)
        let first = try Timeline<AllocatedAmount>().change(
            AllocatedAmount(amount: request.amount), from: request.on ?? tx.today, as: tx.newID(),
            learned: tx.learned)
        return try say(
            first, of: allocation, after: Timeline(), posting: "allocationMade", at: "/on", tx
        ) { .allocationMade($0) }
    }

    func reviseAllocation(_ request: ReviseAllocation, _ tx: Transaction) throws -> Allocation {
        let sought = try seekDecided(request.id, tx)
        // Of one out of reach nothing is said, and no day either.
        let known = try sought.value.map { try tx.allocatedAmounts.timeline(of: $0.id) } ?? Timeline()
        let revised = try AllocationRules(tx).revise(sought, known, by: request)
        let day = request.on ?? tx.today
        let current = try sought.get()
        // Without a day it is kept only when it changes something.
        if request.on == nil, known.value(on: day) == revised { return current }
        let version = try tx.refusing(at: "/on", asking: tx.allocatedAmounts.recorder) {
            try known.change(revised, from: day, as: tx.newID(), learned: tx.learned)
        }
        return try say(
            version, of: current, after: known, posting: "allocationRevised", at: "/amount", tx
        ) { .allocationRevised($0) }
    }

    func correctAllocation(_ request: CorrectAllocation, _ tx: Transaction) throws -> Allocation {
        let sought = try seekDecided(request.id, tx)
        // Of one out of reach nothing is said, and no day either.
        let known = try sought.value.map { try tx.allocatedAmounts.timeline(of: $0.id) } ?? Timeline()
        let corrected = try AllocationRules(tx).correct(sought, known, by: request)
        let version = try tx.refusing(at: "/fact", asking: tx.allocatedAmounts.recorder) {
            try known.correct(request.fact, to: corrected, from: request.on, learned: tx.learned)
        }
        return try say(
            version, of: sought.get(), after: known, posting: "allocationCorrected",
            at: request.amount == nil ? "/on" : "/amount", tx
        ) { .allocationCorrected($0) }
    }

    func voidAllocationFact(_ request: VoidAllocationFact, _ tx: Transaction) throws -> Allocation {
        let allocation = try seekDecided(request.id, tx).get()
        let known = try tx.allocatedAmounts.timeline(of: request.id)
        let version = try tx.refusing(at: "/fact", asking: tx.allocatedAmounts.recorder) {
            try known.void(request.fact, learned: tx.learned)
        }
        return try say(
            version, of: allocation, after: known, posting: "allocationVoided", at: "/fact", tx
        ) { .allocationVoided($0) }
    }

    func getAllocation(_ request: GetAllocation, _ snapshot: Snapshot) throws -> Allocation {
        let sought = try snapshot.allocations.seek(request.id, at: "/id", by: snapshot, in: \.line.unit)
        _ = try sought.get()
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        guard let allocation = try snapshot.allocations.find(request.id, asOf) else {
            throw Refusal.notThen("funding.not-allocated-then", request.id, on: asOf?.on ?? snapshot.today)
        }
        return allocation.with { $0.provisional = asOf?.provisional }
    }

    func listAllocations(_ request: ListAllocations, _ snapshot: Snapshot) throws -> List<Allocation> {
        try snapshot.page(request, of: snapshot.allocations, within: request.unit, marking: \.provisional)
    }

    func listAllocationHistory(
        _ request: ListAllocationHistory, _ snapshot: Snapshot
    ) throws -> List<AllocationFactEntry> {
        _ = try snapshot.allocations.seek(
            request.allocation, at: "/allocation", by: snapshot, in: \.line.unit
        ).get()
        return try HistoryPage.reply(
            request, of: request.allocation, in: snapshot.allocatedAmounts, showing: AllocationFactEntry.init)
    }

    /// An allocation that the caller decides about: whoever spends another's money says neither that there is more of it nor less.
    private func seekDecided(_ id: AllocationID, _ tx: Transaction) throws -> Sought<Allocation> {
        let sought = try tx.allocations.seekOwn(id, at: "/id", by: tx, of: \.line.unit)
        return try heldInName(sought, of: sought.value.map { [$0.line.source] } ?? [], tx)
    }

    /// Keeps what is said of an allocation's amount and tells of it, if the approved line and the source carry it, and if it
    /// covers what is committed. `known` is what was said of it until now. What is wrong on a day before today is told at
    /// `pointer`.
    private func say(
        _ version: FactVersion<AllocatedAmount>, of allocation: Allocation,
        after known: Timeline<AllocatedAmount>, posting event: String, at pointer: String, _ tx: Transaction,
        telling told: (AllocationFacts) -> FundingEvent
    ) throws -> Allocation {
        var amounts = known
        amounts.append(version)
        let (rules, was, line) = (AllocationRules(tx), allocation.amount, allocation.line)
        let now = try allocation.standing(as: amounts)
        try rules.requireCovering(now, at: pointer)
        if now.amount > was {
            try rules.requireApproved(
                now, instead: was, of: tx.allocations.allocated(from: line.key, of: now.estimate),
                within: tx.estimatesInForce.get(now.estimate, at: "/id"))
        }
        let total = try rules.requireAvailable(
            now, instead: was, of: tx.sources.allocated(line.source),
            from: tx.sources.get(line.source, at: "/id"))
        try tx.sources.setAllocated(total, of: line.source)
        try tx.allocations.save(now)
        try tx.allocatedAmounts.append(version, of: now.id, by: tx.recorder)
        try post(
            ledger.allocated(now, was: known, now: amounts, as: event), at: pointer, tx)
        tx.emit(told(AllocationFacts(allocation: now, fact: AllocationFact(version))))
        return now
    }
}

extension AllocationFactEntry {
    init(_ recorded: RecordedVersion<AllocatedAmount>) {
        let version = recorded.version
        self.init(
            fact: version.fact, kind: version.kind, from: version.days.from, amount: version.value.amount,
            stands: recorded.stands, recordedAt: version.learned.moment, unit: recorded.recorder.unit)
        (reason, recordedBy) = (version.value.reason, recorded.recorder.person)
    }
}
