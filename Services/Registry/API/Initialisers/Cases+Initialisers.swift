public import Vocabulary

extension Case {
    public init(
        id: CaseID, child: ChildID, commune: UnitPath, worker: CaseWorker, concern: CaseConcern,
        source: CaseSource, step: CaseStep, openedOn: Day, goals: [CaseGoal], deadlines: [CaseDeadline],
        history: [CaseEntry]
    ) {
        (self.id, self.child, self.commune, self.worker) = (id, child, commune, worker)
        (self.concern, self.source) = (concern, source)
        (self.step, self.openedOn, self.goals, self.deadlines) = (step, openedOn, goals, deadlines)
        self.history = history
    }
}

extension CaseGoal { public init(text: String) { self.text = text } }

extension CaseDeadline {
    public init(step: CaseStep, due: Day, late: Bool) { (self.step, self.due, self.late) = (step, due, late) }
}

extension CaseEntry { public init(kind: Kind, on: Day) { (self.kind, self.on) = (kind, on) } }

extension OpenCase {
    public init(child: ChildID, concern: CaseConcern) { (self.child, self.concern) = (child, concern) }
}

extension AssessCase { public init(id: CaseID, risk: RiskLevel) { (self.id, self.risk) = (id, risk) } }

extension PlanCase {
    public init(id: CaseID, goals: [CaseGoal], nextReview: Day) {
        (self.id, self.goals, self.nextReview) = (id, goals, nextReview)
    }
}

extension ReviewCase { public init(id: CaseID, outcome: Outcome) { (self.id, self.outcome) = (id, outcome) } }

extension CloseCase {
    public init(id: CaseID, reason: CaseClosure) { (self.id, self.reason) = (id, reason) }
}

extension CaseWorker {
    public init(unit: sending UnitPath, person: PersonCode? = nil) {
        (self.unit, self.person) = (unit, person)
    }
}

extension CaseOutline {
    public init(
        id: CaseID, child: ChildID, commune: UnitPath, step: CaseStep, worker: CaseWorker, openedOn: Day
    ) {
        (self.id, self.child, self.commune, self.step) = (id, child, commune, step)
        (self.worker, self.openedOn) = (worker, openedOn)
    }
}

extension AssignCase { public init(id: sending CaseID) { self.id = id } }

extension OutlineCases { public init(child: sending ChildID) { self.child = child } }

extension GetCase { public init(id: sending CaseID) { self.id = id } }
