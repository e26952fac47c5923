public import Vocabulary

// What the steps of a case ask for.

public struct OpenCase: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CaseID?
    /// An active child (FAILED_PRECONDITION otherwise) without an open case (ALREADY_EXISTS otherwise).
    public var child: ChildID
    public var concern: CaseConcern
    /// `officer` when left out.
    public var source: CaseSource?
    /// `commune` when left out.
    public var channel: CaseChannel?
    /// The day of the report; today when left out.
    public var on: Day?
    /// The moment of the report, on that day: hours count from it. Now when both are left out, unknown when only the day is given.
    public var at: Timestamp?
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

public struct ProtectCase: Composite {
    /// What was done.
    public enum Measure: String, Choice {
        /// Intervened at once.
        case intervention
        /// Took the child away from whoever or whatever harms it.
        case isolation
        /// The child is not kept away any more.
        case isolationEnd
    }

    /// A case that is not closed, of an active child.
    public var id: CaseID
    /// `isolation` of a child that is not isolated, `isolationEnd` of one that is: FAILED_PRECONDITION otherwise.
    public var measure: Measure
    /// Not before the report, of an isolation not before what was entered of one last, and not in the future; today when left out.
    public var on: Day?
    /// The moment, on that day and as late. Now when both are left out, unknown when only the day is given.
    public var at: Timestamp?
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

public struct DecideCase: Composite {
    /// What becomes of the plan.
    public enum Outcome: String, Choice {
        /// It is carried out.
        case approve
        /// It is made anew.
        case giveBack
    }

    /// A case in the step `planned`, of an active child.
    public var id: CaseID
    public var outcome: Outcome
    /// Not before the latest step, not in the future; today when left out.
    public var on: Day?
    /// At most 4,000 characters, on as many lines as it has; needed to give a plan back.
    public var note: String?
}

public struct CarryOutCase: Composite {
    /// A case in the step `approved`, of an active child.
    public var id: CaseID
    /// What was done of the plan: at most 4,000 characters, on as many lines as it has.
    public var note: String
    /// Not before the latest step, not in the future; today when left out.
    public var on: Day?
}

public struct ReviewCase: Composite {
    /// What a review decides: how the case goes on.
    public enum Outcome: String, Choice {
        case carryOn, planAnew, readyToClose
    }

    /// A case in the step `approved`, of an active child.
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
