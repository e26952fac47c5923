public import Vocabulary

extension Case {
    public init(
        id: CaseID, child: ChildID, commune: UnitPath, worker: CaseWorker, concern: CaseConcern,
        source: CaseSource, channel: CaseChannel, step: CaseStep, openedOn: Day, goals: [CaseGoal],
        deadlines: [CaseDeadline], history: [CaseEntry]
    ) {
        (self.id, self.child, self.commune, self.worker) = (id, child, commune, worker)
        (self.concern, self.source, self.channel) = (concern, source, channel)
        (self.step, self.openedOn, self.goals, self.deadlines) = (step, openedOn, goals, deadlines)
        self.history = history
    }
}

extension CaseGoal { public init(text: String) { self.text = text } }

extension CaseDeadline {
    public init(step: CaseEntry.Kind, countsFrom: CaseEntry.Kind, late: Bool, unverified: Bool) {
        (self.step, self.countsFrom, self.late, self.unverified) = (step, countsFrom, late, unverified)
    }
}

extension CaseEntry { public init(kind: Kind, on: Day) { (self.kind, self.on) = (kind, on) } }

extension OpenCase {
    public init(child: ChildID, concern: CaseConcern) { (self.child, self.concern) = (child, concern) }
}

extension AssessCase { public init(id: CaseID, risk: RiskLevel) { (self.id, self.risk) = (id, risk) } }

extension ProtectCase {
    public init(id: CaseID, measure: Measure) { (self.id, self.measure) = (id, measure) }
}

extension DecideCase { public init(id: CaseID, outcome: Outcome) { (self.id, self.outcome) = (id, outcome) } }

extension CarryOutCase { public init(id: CaseID, note: String) { (self.id, self.note) = (id, note) } }

extension DueCase {
    public init(
        id: sending CaseID, child: ChildID, commune: UnitPath, worker: CaseWorker, step: CaseStep,
        deadline: CaseDeadline
    ) {
        (self.id, self.child, self.commune) = (id, child, commune)
        (self.worker, self.step, self.deadline) = (worker, step, deadline)
    }
}

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
