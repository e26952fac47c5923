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
