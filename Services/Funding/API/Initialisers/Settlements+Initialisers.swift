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

extension SpendingInspection {
    public init(id: SpendingInspectionID, unit: UnitPath, inspector: UnitPath, title: String, on: Day) {
        (self.id, self.unit, self.inspector, self.title, self.on) = (id, unit, inspector, title, on)
        findings = []
    }
}

extension SpendingFinding {
    public init(id: SpendingFindingID, allocation: AllocationID, finding: String, foundOn: Day) {
        (self.id, self.allocation, self.finding, self.foundOn) = (id, allocation, finding, foundOn)
    }
}

extension OpenSpendingInspection {
    public init(unit: UnitPath, title: String) { (self.unit, self.title) = (unit, title) }
}

extension FindFault {
    public init(inspection: SpendingInspectionID, allocation: AllocationID, finding: String) {
        (self.inspection, self.allocation, self.finding) = (inspection, allocation, finding)
    }
}

extension MendFault {
    public init(finding: SpendingFindingID, remedy: String) {
        (self.finding, self.remedy) = (finding, remedy)
    }
}
