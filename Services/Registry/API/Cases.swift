public import Bus
public import Vocabulary

/// Case management in the steps of Decree 56/2017/NĐ-CP: report, assessments, plan, reviews, closing. A case that is open
/// ends with its child's registration: steps of days before that are still entered.
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
    /// Says who works on a case from now on: the chief does, and others lose what they saw of it.
    public static let assign = Command<AssignCase, Case>("registry.Cases/Assign", needs: .supervisor)
    /// One case: for who works on it, whoever acts for them, and their chief (role `supervisor`). Who only reaches it is told
    /// who works on it (PERMISSION_DENIED), here and by the steps.
    public static let get = Query<GetCase, Case>("registry.Cases/Get", needs: .caseworker)
    /// Cases that the caller works on, or is the chief of who does; every member of the request narrows the list.
    public static let list = Feed<ListCases, Case>("registry.Cases/List", needs: .caseworker)
    /// That a child has cases, how far they have come and who works on them, and nothing that was noted; by id.
    public static let outline = Query<OutlineCases, List<CaseOutline>>(
        "registry.Cases/Outline", needs: .caseworker)
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
public struct Case: Composite {
    public var id: CaseID
    public var child: ChildID
    /// The child's commune when the case was opened: it keeps the file.
    public var commune: UnitPath
    public var worker: CaseWorker
    public var concern: CaseConcern
    /// Who first told of the child.
    public var source: CaseSource
    public var step: CaseStep
    /// As assessed last.
    public var risk: RiskLevel?
    /// The day of the report.
    public var openedOn: Day
    /// Of the plan made last; empty before the first.
    public var goals: [CaseGoal]
    /// Nil before there is a plan and after a review that does not carry on.
    public var nextReview: Day?
    /// The day it was closed on; nil while it is open.
    public var closedOn: Day?
    /// Only when closed.
    public var closedFor: CaseClosure?
    /// What the decree asks for by when, met or not.
    public var deadlines: [CaseDeadline]
    /// Everything that was done, the oldest first. One that has grown to 2 MiB can only be
    /// found ready to close, and closed: anything else is FAILED_PRECONDITION, so that a case always goes into a message.
    public var history: [CaseEntry]
}

/// Who works on a case: who opened it, until their chief says otherwise.
public struct CaseWorker: Composite {
    /// The office.
    public var unit: UnitPath
    /// The person of it; nil where nobody is named: then every caseworker of the office works on it.
    public var person: PersonCode?
}

/// What others may know of a case: that there is one, how far it has come, and whom to ask.
public struct CaseOutline: Composite {
    public var id: CaseID
    public var child: ChildID
    /// It keeps the file.
    public var commune: UnitPath
    public var step: CaseStep
    public var worker: CaseWorker
    /// The day of the report.
    public var openedOn: Day
    /// The day it was closed on; nil while it is open.
    public var closedOn: Day?
}

/// One goal of a case's plan, and by when.
public struct CaseGoal: Composite {
    /// 1 to 500 characters on one line.
    public var text: String
    /// By when.
    public var by: Day?
}

/// A day by which a step of a case is due.
public struct CaseDeadline: Composite {
    /// The step that is due.
    public var step: CaseStep
    /// The last day on which the step is in time.
    public var due: Day
    /// Nil while it is not done.
    public var doneOn: Day?
    /// Done after the due day, or not done and the due day is past.
    public var late: Bool
}

/// One step of a case's history.
public struct CaseEntry: Composite {
    /// Which step of the case an entry tells of.
    public enum Kind: String, Choice {
        case opened, initialAssessment, detailedAssessment
        case plan, review, closed
    }

    public var kind: Kind
    /// The day of the step.
    public var on: Day
    /// As this assessment or review found it; nil in other entries.
    public var risk: RiskLevel?
    public var note: String?
    /// The closure of the child that the case ended with; nil of what somebody entered.
    public var cause: FactID?
}

public struct OpenCase: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CaseID?
    /// An active child (FAILED_PRECONDITION otherwise) without an open case (ALREADY_EXISTS otherwise).
    public var child: ChildID
    public var concern: CaseConcern
    /// `officer` when left out.
    public var source: CaseSource?
    /// The day of the report; today when left out.
    public var on: Day?
    /// At most 4,000 characters, on as many lines as it has.
    public var note: String?
}

public struct AssessCase: Composite {
    /// Whether it is the first assessment or the detailed one.
    public enum Kind: String, Choice {
        case initial, detailed
    }

    /// A case in the step `reported`, `screened` or `assessed`, of an active child.
    public var id: CaseID
    /// The next one due when left out.
    public var kind: Kind?
    public var risk: RiskLevel
    /// Not before the latest step, not in the future; today when left out.
    public var on: Day?
    /// At most 4,000 characters, on as many lines as it has.
    public var note: String?
}

public struct PlanCase: Composite {
    /// A case in the step `assessed`, of an active child.
    public var id: CaseID
    /// 1 to 20.
    public var goals: [CaseGoal]
    /// Later than `on`.
    public var nextReview: Day
    /// Not before the latest step, not in the future; today when left out.
    public var on: Day?
}

public struct ReviewCase: Composite {
    /// What a review decides: how the case goes on.
    public enum Outcome: String, Choice {
        case carryOn, planAnew, readyToClose
    }

    /// A case in the step `planned`, of an active child.
    public var id: CaseID
    /// `planAnew` leads back to `assessed`; `readyToClose` allows closing as `goalsMet`.
    public var outcome: Outcome
    /// The case keeps its own when left out.
    public var risk: RiskLevel?
    /// Needed to carry on, and refused otherwise; after the day of this review.
    public var nextReview: Day?
    /// Not before the latest step, not in the future; today when left out.
    public var on: Day?
    /// At most 4,000 characters, on as many lines as it has.
    public var note: String?
}

/// Why a case is closed.
public enum CaseClosure: String, Choice {
    case goalsMet, moved, agedOut, deceased, unfounded, other
}

public struct CloseCase: Composite {
    /// A case that is not closed. Of one that ended with its child's registration, on a day before that.
    public var id: CaseID
    /// `goalsMet` only when the latest review said `readyToClose`.
    public var reason: CaseClosure
    /// Not before the latest step, not in the future; today when left out.
    public var on: Day?
    /// At most 4,000 characters, on as many lines as it has.
    public var note: String?
}

public struct AssignCase: Composite {
    public var id: CaseID
    /// A unit of today that the caller is the chief of; the caller's own when left out.
    public var unit: UnitPath?
    /// The code of a person of that unit; nobody in particular when left out.
    public var person: PersonCode?
}

public struct OutlineCases: Composite, PagedRequest {
    public var child: ChildID
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

public struct GetCase: Composite {
    public var id: CaseID
}

public struct ListCases: Composite {
    /// A unit: the case's commune or one above it.
    public var commune: UnitPath?
    public var child: ChildID?
    public var step: CaseStep?
    /// As assessed last.
    public var risk: RiskLevel?

    public init() {}
}
