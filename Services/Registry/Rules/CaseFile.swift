import Bus
import RegistryAPI
import Vocabulary

/// A case as it moves through the decree's steps (Decree 56/2017, Arts. 25 to 31). The order of steps is kept; being
/// late is written down, never refused.
struct CaseFile: Hashable, Sendable {
    struct Entry: Codable, Hashable, Sendable {
        let kind: CaseEntry.Kind
        var on: Day
        var at: Timestamp?
        var risk: RiskLevel?
        let outcome: ReviewCase.Outcome?
        var note: String?
        /// Of a plan.
        var goals: [CaseGoal]?
        /// Of a plan, or of a review that carries on.
        var nextReview: Day?
        /// Of a closing.
        var closedFor: CaseClosure?
        /// Of a closing that nobody entered: the fact that closed the child.
        var cause: FactID?

        init(
            kind: CaseEntry.Kind, on day: Day, at moment: Timestamp? = nil, risk: RiskLevel? = nil,
            outcome: ReviewCase.Outcome? = nil, note: String?
        ) {
            (self.kind, on, at) = (kind, day, moment)
            (self.risk, self.outcome, self.note) = (risk, outcome, note)
        }
    }

    /// When a step was taken: on a day, and at a moment where that is known.
    typealias When = (day: Day, moment: Timestamp?)

    /// How a case stood that a closure of its child ended: so it goes on where that never was.
    struct Ending: Codable, Hashable, Sendable {
        /// The fact that closed the child.
        let closure: FactID
        let step: CaseStep
        let nextReview: Day?
    }

    let id: CaseID
    let child: ChildID
    var commune: UnitPath
    var worker: CaseWorker
    let concern: CaseConcern
    let source: CaseSource
    let channel: CaseChannel
    private(set) var step: CaseStep
    private(set) var risk: RiskLevel?
    private(set) var goals: [CaseGoal]
    private(set) var nextReview: Day?
    private(set) var isReadyToClose: Bool
    private(set) var closedFor: CaseClosure?
    /// Nil while the case is open, and where somebody closed it.
    private(set) var ending: Ending?
    private(set) var entries: [Entry]
    /// What was put right of the entries, or taken back, in that order.
    var changes: [Change] = []

    /// A new case: the report (form 01).
    init(
        id: CaseID, request: OpenCase, child: RegisteredChild, by worker: CaseWorker, on when: When,
        note: String?
    ) {
        self.init(
            id: id, child: child.id, commune: child.commune, worker: worker, concern: request.concern,
            source: request.source ?? .officer, channel: request.channel ?? .commune, step: .reported,
            risk: nil, goals: [], nextReview: nil, isReadyToClose: false, closedFor: nil, ending: nil,
            entries: [Entry(kind: .opened, on: when.day, at: when.moment, note: note)])
    }

    /// A case as it was kept.
    init(
        id: CaseID, child: ChildID, commune: UnitPath, worker: CaseWorker, concern: CaseConcern,
        source: CaseSource, channel: CaseChannel, step: CaseStep, risk: RiskLevel?, goals: [CaseGoal],
        nextReview: Day?, isReadyToClose: Bool, closedFor: CaseClosure?, ending: Ending?, entries: [Entry]
    ) {
        (self.id, self.child) = (id, child)
        (self.commune, self.worker, self.concern) = (commune, worker, concern)
        (self.source, self.channel, self.step, self.risk) = (source, channel, step, risk)
        (self.goals, self.nextReview, self.isReadyToClose) = (goals, nextReview, isReadyToClose)
        (self.closedFor, self.ending, self.entries) = (closedFor, ending, entries)
    }

    /// A case begins with its report.
    var openedOn: Day { entries[0].on }
    /// The day of the latest step: what was done at once may be entered after it, of a day before.
    var lastOn: Day { entries.reduce(openedOn) { max($0, $1.on) } }
    var closedOn: Day? { step == .closed ? lastOn : nil }

    /// The initial assessment of a reported case, then the detailed one; the detailed one may be made anew until there
    /// is a plan.
    mutating func assess(_ kind: AssessCase.Kind?, risk: RiskLevel, on when: When, note: String?) throws {
        let due: AssessCase.Kind = step == .reported ? .initial : .detailed
        guard [.reported, .screened, .assessed].contains(step) else {
            throw outOfOrder("case-not-assessable")
        }
        guard kind ?? due == due else {
            throw Refusal.precondition(
                "/kind", Message("registry.case-assessment-order", terms: ["due": [due.term]]))
        }
        step = due == .initial ? .screened : .assessed
        self.risk = risk
        record(due == .initial ? .initialAssessment : .detailedAssessment, on: when, risk: risk, note: note)
    }

    /// What a measure cannot have been taken before: the report; of an isolation, what was entered of one last.
    func preceding(_ measure: ProtectCase.Measure) -> Entry {
        let isolated = entries.last { [.isolation, .isolationEnd].contains($0.kind) }
        return measure == .intervention ? entries[0] : isolated ?? entries[0]
    }

    /// What was done at once, at any step: protection does not wait for papers, nor papers for it.
    mutating func protect(_ measure: ProtectCase.Measure, on when: When, note: String?) throws {
        try requireOpen()
        let isIsolated = entries.last { [.isolation, .isolationEnd].contains($0.kind) }?.kind == .isolation
        let kind: CaseEntry.Kind
        switch (measure, isIsolated) {
        case (.intervention, _): kind = .protection
        case (.isolation, false): kind = .isolation
        case (.isolationEnd, true): kind = .isolationEnd
        case (.isolation, true):
            throw Refusal.precondition("/measure", Message("registry.case-isolated"))
        case (.isolationEnd, false):
            throw Refusal.precondition("/measure", Message("registry.case-not-isolated"))
        }
        record(kind, on: when, note: note)
    }

    /// The plan of an assessed case.
    mutating func plan(_ goals: [CaseGoal], nextReview: Day, on when: When) throws {
        guard step == .assessed else { throw outOfOrder("case-not-assessed") }
        step = .planned
        (self.goals, self.nextReview) = (goals, nextReview)
        isReadyToClose = false
        record(.plan, on: when, note: nil) { ($0.goals, $0.nextReview) = (goals, nextReview) }
    }

    /// The decision on the plan: it is carried out from now on, or made anew.
    mutating func decide(_ outcome: DecideCase.Outcome, on when: When, note: String?) throws {
        guard step == .planned else { throw outOfOrder("case-not-undecided") }
        switch outcome {
        case .approve: step = .approved
        case .giveBack: (step, nextReview) = (.assessed, nil)
        }
        record(outcome == .approve ? .decision : .returned, on: when, note: note)
    }

    /// Something of the plan.
    mutating func carryOut(_ note: String, on when: When) throws {
        guard step == .approved else { throw outOfOrder("case-not-approved") }
        record(.carriedOut, on: when, note: note)
    }

    /// A review of the plan: it goes on until another review, is made anew, or the case is ready to close.
    mutating func review(
        _ outcome: ReviewCase.Outcome, risk: RiskLevel?, nextReview: Day?, on when: When, note: String?
    ) throws {
        guard step == .approved else { throw outOfOrder("case-not-approved") }
        self.risk = risk ?? self.risk
        isReadyToClose = outcome == .readyToClose
        self.nextReview = outcome == .carryOn ? nextReview : nil
        if outcome == .planAnew { step = .assessed }
        let next = self.nextReview
        record(.review, on: when, risk: risk, outcome: outcome, note: note) { $0.nextReview = next }
    }

    /// Goals are met only when a review found so; for any other reason a case closes from every step.
    mutating func close(_ reason: CaseClosure, on when: When, note: String?) throws {
        try requireOpen()
        guard reason != .goalsMet || isReadyToClose else {
            throw Refusal.precondition(
                "/reason",
                Message("registry.case-not-ready", terms: ["outcome": [ReviewCase.Outcome.readyToClose.term]])
            )
        }
        step = .closed
        closedFor = reason
        nextReview = nil
        record(.closed, on: when, note: note) { $0.closedFor = reason }
    }

    private func requireOpen() throws {
        guard let closedOn else { return }
        throw Refusal.precondition("/id", Message("registry.case-closed", ["day": "\(closedOn)"]))
    }

    /// The case ends with the child's registration, from that day on.
    mutating func end(with closure: FactID, for reason: CaseClosure, on day: Day) {
        self = beforeEnding
        ending = Ending(closure: closure, step: step, nextReview: nextReview)
        step = .closed
        closedFor = reason
        nextReview = nil
        record(.closed, on: (day, nil), note: nil) { ($0.closedFor, $0.cause) = (reason, closure) }
    }

    /// The case without what a closure of its child did to it.
    var beforeEnding: CaseFile {
        guard let ending else { return self }
        var before = self
        before.step = ending.step
        before.nextReview = ending.nextReview
        before.closedFor = nil
        before.ending = nil
        before.entries.removeLast()
        return before
    }

    /// Throws FAILED_PRECONDITION unless a step of that day was taken before the case ended with its child.
    func requireGoingOn(on day: Day) throws {
        guard ending != nil, let closedOn, day >= closedOn else { return }
        throw Refusal.precondition("/id", Message("registry.case-ended-with-child", ["day": "\(closedOn)"]))
    }

    private mutating func record(
        _ kind: CaseEntry.Kind, on when: When, risk: RiskLevel? = nil, outcome: ReviewCase.Outcome? = nil,
        note: String?, with more: (inout Entry) -> Void = { _ in }
    ) {
        var entry = Entry(
            kind: kind, on: when.day, at: when.moment, risk: risk, outcome: outcome, note: note)
        more(&entry)
        entries.append(entry)
    }

    private func outOfOrder(_ key: String) -> Refusal {
        Refusal.precondition("/id", Message("registry.\(key)", terms: ["step": [step.term]]))
    }
}
