public import Vocabulary

extension BudgetLine {
    public init(
        plan: sending String, activity: String, source: SourceID, sourceKind: String, sourceName: String,
        unit: UnitPath, year: Int
    ) {
        (self.plan, self.activity, self.source, self.sourceKind) = (plan, activity, source, sourceKind)
        (self.sourceName, self.unit, self.year) = (sourceName, unit, year)
    }
}

extension Allocation {
    public init(
        id: sending AllocationID, estimate: EstimateID, line: BudgetLine, amount: Money, committed: Money,
        paid: Money, left: Money
    ) {
        (self.id, self.estimate, self.line, self.amount) = (id, estimate, line, amount)
        (self.committed, self.paid, self.left) = (committed, paid, left)
    }
}

extension AllocateMoney {
    public init(estimate: EstimateID, activity: String, source: SourceID, amount: Money) {
        (self.estimate, self.activity, self.source, self.amount) = (estimate, activity, source, amount)
    }
}

extension ReviseAllocation {
    public init(id: sending AllocationID, amount: Money, reason: String) {
        (self.id, self.amount, self.reason) = (id, amount, reason)
    }
}

extension CorrectAllocation {
    public init(id: AllocationID, fact: FactID, reason: String) {
        (self.id, self.fact, self.reason) = (id, fact, reason)
    }
}

extension VoidAllocationFact {
    public init(id: sending AllocationID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension GetAllocation { public init(id: AllocationID) { self.id = id } }

extension ListAllocationHistory { public init(allocation: AllocationID) { self.allocation = allocation } }

extension AllocationFactEntry {
    public init(
        fact: FactID, kind: VersionKind, from: Day, amount: Money, stands: Bool, recordedAt: Timestamp,
        unit: UnitPath
    ) {
        (self.fact, self.kind, self.from, self.amount) = (fact, kind, from, amount)
        (self.stands, self.recordedAt, self.unit) = (stands, recordedAt, unit)
    }
}

extension AllocationFacts {
    public init(allocation: sending Allocation, fact: AllocationFact) {
        (self.allocation, self.fact) = (allocation, fact)
    }
}

extension AllocationFact {
    public init(id: sending FactID, kind: VersionKind, from: Day, amount: Money) {
        (self.id, self.kind, self.from, self.amount) = (id, kind, from, amount)
    }
}
