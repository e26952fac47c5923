public import Bus
public import Vocabulary

/// Case management in the steps of Decree 56/2017/NĐ-CP: report, assessments, plan, decision, carrying out, reviews, closing. A
/// case that is open ends with its child's registration: steps of days before that are still entered.
public enum Cases {
    /// Takes a report on a child (form 01).
    public static let open = Command<OpenCase, Case>("registry.Cases/Open", needs: .caseworker)
    /// Enters the initial (form 02) or the detailed (form 03) assessment.
    public static let assess = Command<AssessCase, Case>("registry.Cases/Assess", needs: .caseworker)
    /// Enters what was done at once for a child who is, or may be, seriously harmed (Arts 26, 31), or that it was taken out of harm's
    /// way for a time (Art. 32, form 07): at any step until the case is closed.
    public static let protect = Command<ProtectCase, Case>("registry.Cases/Protect", needs: .caseworker)
    /// Enters the plan of support and intervention (form 04), which then waits for the decision.
    public static let plan = Command<PlanCase, Case>("registry.Cases/Plan", needs: .caseworker)
    /// Enters what the chair decided on the plan (form 05): the chief does, and nobody on a plan of a case of their own.
    public static let decide = Command<DecideCase, Case>("registry.Cases/Decide", needs: .supervisor)
    /// Enters what was done of the plan (Art. 29).
    public static let carryOut = Command<CarryOutCase, Case>("registry.Cases/CarryOut", needs: .caseworker)
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
    /// What has to be done by when in open cases that the caller works on, or is the chief of who does: the most pressing first.
    /// Limits that do not count yet are left out.
    public static let due = Query<ListDueCases, List<DueCase>>("registry.Cases/Due", needs: .caseworker)
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
    /// A plan is made, and waits for the decision.
    case planned
    /// The plan is decided on and being carried out.
    case approved
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
    case child, family, neighbour, school, health, police, officer, other
}

/// Which of the places that have to take reports took this one (Decree 56/2017, Art. 25).
public enum CaseChannel: String, Choice {
    /// The national child helpline 111.
    case helpline
    /// The agency of labour, later of health, that looks after children, at any level.
    case childAgency
    case police
    /// The People's Committee of the commune.
    case commune
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
    /// Where they told it.
    public var channel: CaseChannel
    public var step: CaseStep
    /// As assessed last.
    public var risk: RiskLevel?
    /// The day of the report.
    public var openedOn: Day
    /// The moment of the report; nil where only the day is known.
    public var receivedAt: Timestamp?
    /// Of the plan made last; empty before the first.
    public var goals: [CaseGoal]
    /// Nil before there is a plan and after a review that does not carry on.
    public var nextReview: Day?
    /// The day it was closed on; nil while it is open.
    public var closedOn: Day?
    /// Only when closed.
    public var closedFor: CaseClosure?
    /// What the decree asks for by when, met or not, from the report on.
    public var deadlines: [CaseDeadline]
    /// Everything that was done, as it was entered: by days, but for what was done at once and entered late. One that has grown to 2 MiB can only be
    /// found ready to close, and closed: anything else is FAILED_PRECONDITION, so that a case always goes into a message.
    public var history: [CaseEntry]
    /// What was put right of that, or taken back, in the order in which it was said; nil where nothing was.
    public var changes: [CaseChange]?
    /// From 1, one more with every step, and each time that one was put right or taken back: what ``CorrectCaseEntry/ifVersion`` is held
    /// against. As known then, where a day of knowledge is asked about.
    public var version: Int?
    /// True of a case as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
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

/// By when a step of a case is due.
public struct CaseDeadline: Composite {
    /// The step that is due.
    public var step: CaseEntry.Kind
    /// How long there is time for it; nil of a review, whose day the plan or the review before says.
    public var rule: DeadlineRule?
    /// What the time counts from.
    public var countsFrom: CaseEntry.Kind
    /// The last day on which the step is in time; nil until that has been done which the time counts from.
    public var due: Day?
    /// The last moment, of a limit in hours that counts from a known moment.
    public var dueAt: Timestamp?
    /// Hours until then, of a step that is not done, one that has begun counted in: 1 in the last hour, 0 or less once it is past.
    public var hoursLeft: Int?
    /// Nil while it is not done.
    public var doneOn: Day?
    /// Done after it was due, or not done and past.
    public var late: Bool
    /// Whether it rests on something that nobody has verified, as days off of a year that is not announced.
    public var unverified: Bool
}

/// One step of a case's history.
public struct CaseEntry: Composite {
    /// Which step of the case an entry tells of.
    public enum Kind: String, Choice {
        case opened
        /// Intervened at once, on serious harm or the danger of it.
        case protection
        /// Taken out of harm's way for a time, and back.
        case isolation, isolationEnd
        case initialAssessment, detailedAssessment
        case plan
        /// The plan is decided on; it goes back to be made anew.
        case decision, returned
        /// Something of the plan is done.
        case carriedOut
        case review, closed
    }

    public var kind: Kind
    /// The day of the step.
    public var on: Day
    /// The moment, where it is known: of a report, and of what was entered as it was done.
    public var at: Timestamp?
    /// As this assessment or review found it; nil in other entries.
    public var risk: RiskLevel?
    /// What the review decided; nil in other entries.
    public var outcome: ReviewCase.Outcome?
    public var note: String?
    /// Of a plan; nil in other entries.
    public var goals: [CaseGoal]?
    /// When the case is reviewed next, as this plan or review says; nil in other entries.
    public var nextReview: Day?
    /// The closure of the child that the case ended with; nil of what somebody entered.
    public var cause: FactID?
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

public struct ListDueCases: Composite, PagedRequest {
    /// A unit: the case's commune or one above it.
    public var commune: UnitPath?
    /// The office that works on it, or what became of it.
    public var unit: UnitPath?
    /// The code of the person of an office who works on it.
    public var person: PersonCode?
    /// Only what is past its limit when true, only what is still in time when false; both when left out.
    public var overdue: Bool?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

/// One thing that has to be done in a case, and by when.
public struct DueCase: Composite {
    public var id: CaseID
    public var child: ChildID
    /// It keeps the file.
    public var commune: UnitPath
    public var worker: CaseWorker
    /// How far the case has come.
    public var step: CaseStep
    public var deadline: CaseDeadline
}

public struct GetCase: Composite {
    public var id: CaseID
    /// The day that is asked about: what was done by then, and who worked on it; ``knownOn`` when left out, and today without that. Not in
    /// the future; NOT_FOUND before the report. Whether the caller may see the case is judged by who works on it now.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}

public struct ListCases: Composite {
    /// A unit: the case's commune or one above it.
    public var commune: UnitPath?
    /// By any of its entries.
    public var child: ChildID?
    public var step: CaseStep?
    /// As assessed last.
    public var risk: RiskLevel?
    /// The day that is asked about, by what narrows the list too; ``knownOn`` when left out, and today without that. Not in the future.
    /// Which cases the caller may see is judged by who works on them now.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?

    public init() {}
}
