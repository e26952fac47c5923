public import Bus
public import Vocabulary

/// Case management in the steps of Decree 56/2017/NĐ-CP: report, assessments, plan, reviews, closing.
public enum Cases {
    /// Takes a report on a child (form 01).
    public static let open = Command<OpenCase, Case>("registry.Cases/Open", needs: .caseworker)
    /// Enters the initial (form 02) or the detailed (form 03) assessment.
    public static let assess = Command<AssessCase, Case>("registry.Cases/Assess", needs: .caseworker)
    /// Enters the plan of support and intervention (form 04).
    public static let plan = Command<PlanCase, Case>("registry.Cases/Plan", needs: .caseworker)
    /// Enters a review of the plan (form 06): carry on, plan anew, or ready to close.
    public static let review = Command<ReviewCase, Case>("registry.Cases/Review", needs: .caseworker)
    /// Ends a case.
    public static let close = Command<CloseCase, Case>("registry.Cases/Close", needs: .caseworker)
    /// One case.
    public static let get = Query<GetCase, Case>("registry.Cases/Get", needs: .reader)
    /// Cases that the caller may see; every member of the request narrows the list.
    public static let list = Feed<ListCases, Case>("registry.Cases/List", needs: .reader)
}

/// How far a case has come.
public enum CaseStep: String, Choice {
    case reported
    /// The initial assessment is made.
    case screened
    /// The detailed assessment is made.
    case assessed
    /// A plan is being carried out.
    case planned
    case closed
}

/// What a case is opened for.
public enum CaseConcern: String, Choice {
    case violence, sexualAbuse, exploitation, trafficking, neglect, abandonment
    /// In special circumstances, without harm reported: needs support.
    case support
}

/// Who first told of the child.
public enum CaseSource: String, Choice {
    /// The national child helpline 111.
    case helpline
    case child, family, neighbour, school, health, police, officer, other
}

/// The harm or risk of harm that an assessment finds.
public enum RiskLevel: String, Choice {
    case low, moderate, high
}

/// One child's case, from the first word of it to its closing.
public struct Case: Codable, Hashable, Sendable {
    public let id: CaseID
    public let child: ChildID
    /// The child's commune when the case was opened: it keeps the file.
    public let commune: UnitPath
    public let concern: CaseConcern
    public let source: CaseSource
    public let step: CaseStep
    /// As assessed last.
    public let risk: RiskLevel?
    public let openedOn: Day
    public let goals: [CaseGoal]
    public let nextReview: Day?
    public let closedOn: Day?
    public let closedFor: CaseClosure?
    /// What the decree asks for by when, met or not.
    public let deadlines: [CaseDeadline]
    /// Everything that was done, the oldest first.
    public let history: [CaseEntry]

    public init(
        id: CaseID, child: ChildID, commune: UnitPath, concern: CaseConcern, source: CaseSource,
        step: CaseStep, risk: RiskLevel? = nil, openedOn: Day, goals: [CaseGoal], nextReview: Day? = nil,
        closedOn: Day? = nil, closedFor: CaseClosure? = nil, deadlines: [CaseDeadline], history: [CaseEntry]
    ) {
        self.id = id
        self.child = child
        self.commune = commune
        self.concern = concern
        self.source = source
        self.step = step
        self.risk = risk
        self.openedOn = openedOn
        self.goals = goals
        self.nextReview = nextReview
        self.closedOn = closedOn
        self.closedFor = closedFor
        self.deadlines = deadlines
        self.history = history
    }
}

/// One goal of a case's plan, and by when.
public struct CaseGoal: Codable, Hashable, Sendable {
    public let text: String
    /// By when.
    public let by: Day?

    public init(text: String, by: Day? = nil) {
        self.text = text
        self.by = by
    }
}

/// A day by which a step of a case is due.
public struct CaseDeadline: Codable, Hashable, Sendable {
    /// The step that is due.
    public let step: CaseStep
    public let due: Day
    public let doneOn: Day?
    /// Done after the due day, or not done and the due day is past.
    public let late: Bool

    public init(step: CaseStep, due: Day, doneOn: Day? = nil, late: Bool) {
        self.step = step
        self.due = due
        self.doneOn = doneOn
        self.late = late
    }
}

/// One step of a case's history.
public struct CaseEntry: Codable, Hashable, Sendable {
    /// Which step of the case an entry tells of.
    public enum Kind: String, Choice {
        case opened, initialAssessment, detailedAssessment
        case plan, review, closed
    }

    public let kind: Kind
    public let on: Day
    public let risk: RiskLevel?
    public let note: String?

    public init(kind: Kind, on: Day, risk: RiskLevel? = nil, note: String? = nil) {
        self.kind = kind
        self.on = on
        self.risk = risk
        self.note = note
    }
}

public struct OpenCase: Codable, Hashable, Sendable {
    public let id: CaseID?
    public let child: ChildID
    public let concern: CaseConcern
    public let source: CaseSource?
    /// The day of the report; today when left out.
    public let on: Day?
    public let note: String?

    public init(
        id: CaseID? = nil, child: ChildID, concern: CaseConcern, source: CaseSource? = nil, on: Day? = nil,
        note: String? = nil
    ) {
        self.id = id
        self.child = child
        self.concern = concern
        self.source = source
        self.on = on
        self.note = note
    }
}

public struct AssessCase: Codable, Hashable, Sendable {
    /// Whether it is the first assessment or the detailed one.
    public enum Kind: String, Choice {
        case initial, detailed
    }

    public let id: CaseID
    /// The next one due when left out.
    public let kind: Kind?
    public let risk: RiskLevel
    public let on: Day?
    public let note: String?

    public init(id: CaseID, kind: Kind? = nil, risk: RiskLevel, on: Day? = nil, note: String? = nil) {
        self.id = id
        self.kind = kind
        self.risk = risk
        self.on = on
        self.note = note
    }
}

public struct PlanCase: Codable, Hashable, Sendable {
    public let id: CaseID
    /// 1 to 20.
    public let goals: [CaseGoal]
    public let nextReview: Day
    public let on: Day?

    public init(id: CaseID, goals: [CaseGoal], nextReview: Day, on: Day? = nil) {
        self.id = id
        self.goals = goals
        self.nextReview = nextReview
        self.on = on
    }
}

public struct ReviewCase: Codable, Hashable, Sendable {
    /// What a review decides: how the case goes on.
    public enum Outcome: String, Choice {
        case carryOn, planAnew, readyToClose
    }

    public let id: CaseID
    public let outcome: Outcome
    public let risk: RiskLevel?
    /// Needed to carry on.
    public let nextReview: Day?
    public let on: Day?
    public let note: String?

    public init(
        id: CaseID, outcome: Outcome, risk: RiskLevel? = nil, nextReview: Day? = nil, on: Day? = nil,
        note: String? = nil
    ) {
        self.id = id
        self.outcome = outcome
        self.risk = risk
        self.nextReview = nextReview
        self.on = on
        self.note = note
    }
}

/// Why a case is closed.
public enum CaseClosure: String, Choice {
    case goalsMet, moved, agedOut, deceased, unfounded, other
}

public struct CloseCase: Codable, Hashable, Sendable {
    public let id: CaseID
    public let reason: CaseClosure
    public let on: Day?
    public let note: String?

    public init(id: CaseID, reason: CaseClosure, on: Day? = nil, note: String? = nil) {
        self.id = id
        self.reason = reason
        self.on = on
        self.note = note
    }
}

public struct GetCase: Codable, Hashable, Sendable {
    public let id: CaseID

    public init(id: CaseID) {
        self.id = id
    }
}

public struct ListCases: Codable, Hashable, Sendable {
    /// A unit: the case's commune or one above it.
    public let commune: UnitPath?
    public let child: ChildID?
    public let step: CaseStep?
    public let risk: RiskLevel?

    public init(
        commune: UnitPath? = nil, child: ChildID? = nil, step: CaseStep? = nil, risk: RiskLevel? = nil
    ) {
        self.commune = commune
        self.child = child
        self.step = step
        self.risk = risk
    }
}
