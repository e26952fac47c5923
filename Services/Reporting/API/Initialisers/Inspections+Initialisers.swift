public import Vocabulary

extension Inspection {
    public init(
        id: InspectionID, plan: String, kind: InspectionKind, inspector: UnitPath, of: UnitPath,
        status: InspectionStatus, planned: Day
    ) {
        (self.id, self.plan, self.kind, self.inspector, self.of) = (id, plan, kind, inspector, of)
        (self.status, self.planned) = (status, planned)
    }
}

extension Finding {
    public init(number: Int, text: String, mendBy: Day) {
        (self.number, self.text, self.mendBy) = (number, text, mendBy)
    }
}

extension ScheduleInspection {
    public init(plan: String, kind: InspectionKind, inspector: UnitPath, of: UnitPath, on: Day) {
        (self.plan, self.kind, self.inspector, self.of, self.on) = (plan, kind, inspector, of, on)
    }
}

extension RecordInspection {
    public init(id: InspectionID, conclusion: String, findings: [Found]) {
        (self.id, self.conclusion, self.findings) = (id, conclusion, findings)
    }
}

extension RecordInspection.Found {
    public init(text: sending String, mendBy: Day) { (self.text, self.mendBy) = (text, mendBy) }
}

extension ResolveFinding {
    public init(id: InspectionID, finding: Int, how: String) {
        (self.id, self.finding, self.how) = (id, finding, how)
    }
}

extension CorrectInspection {
    public init(id: InspectionID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension CorrectInspection.Change { public init(finding: Int) { self.finding = finding } }

extension VoidInspection {
    public init(id: InspectionID, what: InspectionPart, reason: String) {
        (self.id, self.what, self.reason) = (id, what, reason)
    }
}

extension ListInspections { public init(plan: String) { self.plan = plan } }
