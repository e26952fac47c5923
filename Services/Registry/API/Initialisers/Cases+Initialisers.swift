public import Vocabulary

extension Case {
    public init(
        id: CaseID, child: ChildID, commune: UnitPath, concern: CaseConcern, source: CaseSource,
        step: CaseStep, openedOn: Day, goals: [CaseGoal], deadlines: [CaseDeadline], history: [CaseEntry]
    ) {
        (self.id, self.child, self.commune, self.concern, self.source) = (id, child, commune, concern, source)
        (self.step, self.openedOn, self.goals, self.deadlines) = (step, openedOn, goals, deadlines)
        self.history = history
    }
}

extension CaseGoal { public init(text: sending String, by: Day? = nil) { (self.text, self.by) = (text, by) } }

extension CaseDeadline {
    public init(step: sending CaseStep, due: Day, doneOn: Day? = nil, late: Bool) {
        (self.step, self.due, self.doneOn, self.late) = (step, due, doneOn, late)
    }
}

extension CaseEntry {
    public init(kind: sending Kind, on: Day, risk: RiskLevel? = nil, note: String? = nil) {
        (self.kind, self.on, self.risk, self.note) = (kind, on, risk, note)
    }
}

extension OpenCase {
    public init(child: ChildID, concern: CaseConcern) { (self.child, self.concern) = (child, concern) }
}

extension AssessCase { public init(id: CaseID, risk: RiskLevel) { (self.id, self.risk) = (id, risk) } }

extension PlanCase {
    public init(id: sending CaseID, goals: [CaseGoal], nextReview: Day, on: Day? = nil) {
        (self.id, self.goals, self.nextReview, self.on) = (id, goals, nextReview, on)
    }
}

extension ReviewCase { public init(id: CaseID, outcome: Outcome) { (self.id, self.outcome) = (id, outcome) } }

extension CloseCase {
    public init(id: sending CaseID, reason: CaseClosure, on: Day? = nil, note: String? = nil) {
        (self.id, self.reason, self.on, self.note) = (id, reason, on, note)
    }
}

extension GetCase { public init(id: sending CaseID) { self.id = id } }

extension ListCases {
    public init(
        commune: sending UnitPath? = nil, child: ChildID? = nil, step: CaseStep? = nil, risk: RiskLevel? = nil
    ) {
        (self.commune, self.child, self.step, self.risk) = (commune, child, step, risk)
    }
}
