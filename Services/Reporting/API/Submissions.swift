public import Bus
public import Vocabulary

/// What a unit reports in a round.
public enum Submissions {
    /// Begins one, prefilled from what the services know, or changes a draft.
    public static let draft = Command<DraftSubmission, Submission>(
        "reporting.Submissions/Draft", needs: .reporter)
    /// Hands a drafted submission in.
    public static let submit = Command<SubmitSubmission, Submission>(
        "reporting.Submissions/Submit", needs: .reporter)
    /// Sends it back to be mended, with a reason.
    public static let `return` = Command<ReturnSubmission, Submission>(
        "reporting.Submissions/Return", needs: .lead)
    /// Accepts a submission that was handed in.
    public static let accept = Command<AcceptSubmission, Submission>(
        "reporting.Submissions/Accept", needs: .lead)
    /// One submission.
    public static let get = Query<GetSubmission, Submission>("reporting.Submissions/Get", needs: .reporter)
    /// Those of the units that the caller reaches; every member of the request narrows the list.
    public static let list = Feed<ListSubmissions, Submission>(
        "reporting.Submissions/List", needs: .reporter)
}

/// How far a submission is.
public enum SubmissionStatus: String, Choice {
    case draft, submitted, returned, accepted
}

/// One figure of a report: what the services know, and what the unit says instead, if it does.
public struct SubmittedFigure: Composite {
    /// The indicator's id in the plan: `T1`.
    public var indicator: String
    /// What the services knew when it was drafted last.
    public var known: FigurePair
    /// What the unit says instead, 0 too; nil when it does not.
    public var stated: FigurePair?
    /// True when the unit says that there is no figure, which is not 0. Nil otherwise: then ``known`` stands where nothing is
    /// stated.
    public var blank: Bool?
    /// Who stated it, or that there is none, and why.
    public var by: UnitPath?
    public var reason: String?
}

/// What is said of one indicator: why it moved, or what is to be mended about it.
public struct FigureRemark: Composite {
    /// The indicator's id in the plan: `T1`.
    public var indicator: String
    /// 1 to 2,000 characters on one line.
    public var text: String
}

/// What a unit did for one of the plan's activities.
public struct ActivityNarrative: Composite {
    /// The id of one of the plan's activities.
    public var activity: String
    /// 1 to 4,000 characters.
    public var text: String
}

/// What a figure is expected to come to by the period's last day (“ước cả năm”): beside what is counted, never in it.
public struct FigureEstimate: Composite {
    /// The indicator's id in the plan: `T1`.
    public var indicator: String
    /// 0 to 100,000,000; at most the denominator, where there is one.
    public var numerator: Int
    /// Of a share.
    public var denominator: Int?
}

/// A figure as numerator and denominator.
public struct FigurePair: Composite {
    /// 0 or more.
    public var numerator: Int
    /// Nil for a count of anything but districts.
    public var denominator: Int?
}

/// One unit's figures and narrative for a round.
public struct Submission: Composite {
    public var id: SubmissionID
    public var round: RoundID
    public var unit: UnitPath
    public var status: SubmissionStatus
    /// One an indicator of the plan, in its order.
    public var figures: [SubmittedFigure]
    /// Empty when nothing was written.
    public var narrative: String
    /// What stands in the unit's way; empty when nothing was written.
    public var difficulties: String
    /// The first day on which it was submitted; a return does not make it late.
    public var submittedOn: Day?
    /// The day it was accepted on; nil before.
    public var acceptedOn: Day?
    /// Why it was returned.
    public var remark: String?
    /// What is to be mended about single figures, as it was returned with.
    public var remarks: [FigureRemark]?
    /// Since when it is returned; nil when it is not, or is in again.
    public var returnedOn: Day?
    /// Why figures moved as they did.
    public var explanations: [FigureRemark]?
    /// What was done, activity by activity.
    public var activities: [ActivityNarrative]?
    /// What figures are expected to come to by the period's last day.
    public var estimates: [FigureEstimate]?
}

/// What it leaves out stays as it was drafted before.
public struct DraftSubmission: Composite {
    /// Another figure than the services know, with the reason.
    public struct Override: Composite {
        /// The indicator's id in the plan: `T1`.
        public var indicator: String
        /// 0 to 100,000,000; at most the denominator, where there is one. Needed, unless ``blank``.
        public var numerator: Int?
        /// Needed where the services know one, refused where they do not, and with ``blank``.
        public var denominator: Int?
        /// True: the unit says that there is no figure, which is not 0.
        public var blank: Bool?
        /// 1 to 2,000 characters on one line.
        public var reason: String
    }

    /// The new id, when the caller chooses it; the unit's draft in the round keeps its own.
    public var id: SubmissionID?
    /// One that is open.
    public var round: RoundID
    /// One that the round asks, or that does the work of one since that has ended; FAILED_PRECONDITION once its submission is handed in.
    public var unit: UnitPath
    /// At most 20,000 characters.
    public var narrative: String?
    /// At most 20,000 characters.
    public var difficulties: String?
    /// Instead of all those made before; an empty list takes them back.
    public var overrides: [Override]?
    /// Why figures moved as they did, each indicator once. Instead of all those given before.
    public var explanations: [FigureRemark]?
    /// What was done, each activity of the plan once. Instead of all those given before.
    public var activities: [ActivityNarrative]?
    /// What figures are expected to come to by the period's last day, each indicator once. Instead of all those given before.
    public var estimates: [FigureEstimate]?
}

public struct SubmitSubmission: Composite {
    /// A drafted or returned one of an open round.
    public var id: SubmissionID
}

public struct ReturnSubmission: Composite {
    /// One that was handed in, and not accepted.
    public var id: SubmissionID
    /// 1 to 2,000 characters on one line.
    public var reason: String
    /// What is to be mended about single figures, each indicator once.
    public var remarks: [FigureRemark]?
}

public struct AcceptSubmission: Composite {
    /// One that was handed in, and not accepted.
    public var id: SubmissionID
}

/// By id, or by round and unit.
public struct GetSubmission: Composite {
    public var id: SubmissionID?
    public var round: RoundID?
    public var unit: UnitPath?

    public init() {}
}

public struct ListSubmissions: Composite {
    public var round: RoundID?
    /// Of this unit and those below it.
    public var unit: UnitPath?
    public var status: SubmissionStatus?

    public init() {}
}
