public import Vocabulary

extension Settlement {
    public init(
        unit: UnitPath, year: Int, lines: [SettledLine], approved: Total, allocated: Total, paid: Total,
        left: Total
    ) {
        (self.unit, self.year, self.lines, self.approved) = (unit, year, lines, approved)
        (self.allocated, self.paid, self.left) = (allocated, paid, left)
    }
}

extension SettledLine {
    public init(
        line: BudgetLine, approved: Money, allocated: Money, committed: Money, paid: Money, left: Money
    ) {
        (self.line, self.approved, self.allocated) = (line, approved, allocated)
        (self.committed, self.paid, self.left) = (committed, paid, left)
    }
}

extension CloseSettlement {
    public init(unit: UnitPath, year: Int, document: String) {
        (self.unit, self.year, self.document) = (unit, year, document)
    }
}

extension LineExplanation {
    public init(plan: sending String, activity: String, source: SourceID, explanation: String) {
        (self.plan, self.activity, self.source, self.explanation) = (plan, activity, source, explanation)
    }
}

extension GetSettlement {
    public init(unit: UnitPath, year: Int) { (self.unit, self.year) = (unit, year) }
}

extension CorrectSettlement {
    public init(unit: UnitPath, year: Int, reason: String) {
        (self.unit, self.year, self.reason) = (unit, year, reason)
    }
}

extension SettlementFacts {
    public init(settlement: sending Settlement, reason: String) {
        (self.settlement, self.reason) = (settlement, reason)
    }
}
