public import Vocabulary

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

extension CorrectSpendingInspection {
    public init(inspection: SpendingInspectionID, reason: String) {
        (self.inspection, self.reason) = (inspection, reason)
    }
}

extension CorrectSpendingInspection.Change {
    public init(finding: SpendingFindingID) { self.finding = finding }
}

extension VoidSpendingInspection {
    public init(inspection: SpendingInspectionID, what: SpendingInspectionPart, reason: String) {
        (self.inspection, self.what, self.reason) = (inspection, what, reason)
    }
}

extension SpendingInspectionFacts {
    public init(inspection: sending SpendingInspection, reason: String) {
        (self.inspection, self.reason) = (inspection, reason)
    }
}
