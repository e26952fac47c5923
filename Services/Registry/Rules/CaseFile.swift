import Bus
import RegistryAPI
import Vocabulary

/// A case as it moves through the decree's steps (Decree 56/2017, Arts. 25 to 31). The order of steps is kept; being
/// late is written down, never refused.
struct CaseFile: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let kind: CaseEntry.Kind
        let on: Day
        let risk: RiskLevel?
        let note: String?
    }

    /// How a case stood that a closure of its child ended: so it goes on where that never was.
    struct Ending: Codable, Hashable, Sendable {
        /// The fact that closed the child.
        let closure: FactID
        let step: CaseStep
        let nextReview: Day?
    }

    let id: CaseID
    let child: ChildID
    let commune: UnitPath
    var worker: CaseWorker
    let concern: CaseConcern
    let source: CaseSource
    private(set) var step: CaseStep
    private(set) var risk: RiskLevel?
    private(set) var goals: [CaseGoal]
    private(set) var nextReview: Day?
    private(set) var isReadyToClose: Bool
    private(set) var closedFor: CaseClosure?
    /// Nil while the case is open, and where somebody closed it.
    private(set) var ending: Ending?
    private(set) var entries: [Entry]

    /// A new case: the report (form 01).
    init(
        id: CaseID, request: OpenCase, child: RegisteredChild, by worker: CaseWorker, on day: Day,
        note: String?
    ) {
        self.init(
            id: id, child: child.id, commune: child.commune, worker: worker, concern: request.concern,
            source: request.source ?? .officer, step: .reported, risk: nil, goals: [], nextReview: nil,
            isReadyToClose: false, closedFor: nil, ending: nil,
            entries: [Entry(kind: .opened, on: day, risk: nil, note: note)])
    }

    /// A case as it was kept.
    init(
        id: CaseID, child: ChildID, commune: UnitPath, worker: CaseWorker, concern: CaseConcern,
        source: CaseSource, step: CaseStep, risk: RiskLevel?, goals: [CaseGoal], nextReview: Day?,
        isReadyToClose: Bool, closedFor: CaseClosure?,
        ending: Ending?, entries: [Entry]
    ) {
        (self.id, self.child) = (id, child)
        (self.commune, self.worker, self.concern) = (commune, worker, concern)
        (self.source, self.step, self.risk) = (source, step, risk)
        (self.goals, self.nextReview, self.isReadyToClose) = (goals, nextReview, isReadyToClose)
        (self.closedFor, self.ending, self.entries) = (closedFor, ending, entries)
    }

    /// A case begins with its report.
    var openedOn: Day { entries[0].on }
    /// The day of the latest step.
    var lastOn: Day { entries.last?.on ?? openedOn }
    var closedOn: Day? { step == .closed ? lastOn : nil }

    /// The initial assessment of a reported case, then the detailed one; the detailed one may be made anew until there
    /// is a plan.
    mutating func assess(_ kind: AssessCase.Kind?, risk: RiskLevel, on day: Day, note: String?) throws {
        let due: AssessCase.Kind = step == .reported ? .initial : .detailed
        guard step != .closed, step != .planned else { throw outOfOrder("case-not-assessable") }
        guard kind ?? due == due else {
            throw Refusal.precondition(
                "/kind", Message("registry.case-assessment-order", terms: ["due": [due.term]]))
        }
        step = due == .initial ? .screened : .assessed
        self.risk = risk
        record(due == .initial ? .initialAssessment : .detailedAssessment, on: day, risk: risk, note: note)
    }

    /// The plan of an assessed case.
    mutating func plan(_ goals: [CaseGoal], nextReview: Day, on day: Day) throws {
        guard step == .assessed else { throw outOfOrder("case-not-assessed") }
        step = .planned
        (self.goals, self.nextReview) = (goals, nextReview)
        isReadyToClose = false
        record(.plan, on: day, risk: nil, note: nil)
    }

    /// A review of the plan: it goes on until another review, is made anew, or the case is ready to close.
    mutating func review(
        _ outcome: ReviewCase.Outcome, risk: RiskLevel?, nextReview: Day?, on day: Day, note: String?
    ) throws {
        guard step == .planned else { throw outOfOrder("case-not-planned") }
        self.risk = risk ?? self.risk
        isReadyToClose = outcome == .readyToClose
        self.nextReview = outcome == .carryOn ? nextReview : nil
        if outcome == .planAnew { step = .assessed }
        record(.review, on: day, risk: risk, note: note)
    }

    /// Goals are met only when a review found so; for any other reason a case closes from every step.
    mutating func close(_ reason: CaseClosure, on day: Day, note: String?) throws {
        if let closedOn {
            throw Refusal.precondition("/id", Message("registry.case-closed", ["day": "\(closedOn)"]))
        }
        guard reason != .goalsMet || isReadyToClose else {
            throw Refusal.precondition(
                "/reason",
                Message("registry.case-not-ready", terms: ["outcome": [ReviewCase.Outcome.readyToClose.term]])
            )
        }
        step = .closed
        closedFor = reason
        nextReview = nil
        record(.closed, on: day, risk: nil, note: note)
    }

    /// The case ends with the child's registration, from that day on.
    mutating func end(with closure: FactID, for reason: CaseClosure, on day: Day) {
        self = beforeEnding
        ending = Ending(closure: closure, step: step, nextReview: nextReview)
        step = .closed
        closedFor = reason
        nextReview = nil
        record(.closed, on: day, risk: nil, note: nil)
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

    private mutating func record(_ kind: CaseEntry.Kind, on day: Day, risk: RiskLevel?, note: String?) {
        entries.append(Entry(kind: kind, on: day, risk: risk, note: note))
    }

    private func outOfOrder(_ key: String) -> Refusal {
        Refusal.precondition("/id", Message("registry.\(key)", terms: ["step": [step.term]]))
    }
}
