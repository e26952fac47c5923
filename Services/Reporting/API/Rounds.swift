public import Bus
public import Vocabulary

/// Collections of reports: the plan's own, and ad hoc ones.
public enum Rounds {
    /// Opens a round of reporting: from now on units may submit.
    public static let open = Command<OpenRound, Round>("reporting.Rounds/Open", needs: .lead)
    /// Nothing can be submitted after it.
    public static let close = Command<CloseRound, Round>("reporting.Rounds/Close", needs: .lead)
    /// Puts right the days of a round. Whether a report was late goes by the right ones.
    public static let correct = Command<CorrectRound, Round>("reporting.Rounds/Correct", needs: .lead)
    /// Takes back that a round was closed, so that units may submit again, or that it was opened at all: then it never was.
    public static let void = Command<VoidRound, Round>("reporting.Rounds/Void", needs: .lead)
    /// Rounds, in the order in which they were opened; every member of the request narrows the list.
    public static let list = Query<ListRounds, List<Round>>("reporting.Rounds/List", needs: .observer)
}

/// Whether a round still takes submissions.
public enum RoundStatus: String, Choice {
    case open, closed
    /// That it was opened never was: nothing is owed for it, and it stands in no list that does not ask for it.
    case voided
}

/// One gathering of the units' figures for a period.
public struct Round: Composite {
    public var id: RoundID
    /// The plan's id.
    public var plan: String
    /// The plan's duty that it collects; nil when ad hoc.
    public var duty: String?
    /// The duty's name, unless the round was given its own.
    public var title: BilingualText
    /// What the reports are about.
    public var period: Period
    /// The last day on which a submission is on time.
    public var due: Day
    /// Who is asked. Who does a unit's work when it has ended answers an ad hoc round for it, unless it has handed in.
    public var units: [UnitPath]
    public var status: RoundStatus
    /// The day it was opened on.
    public var openedOn: Day
    /// Who of ``units`` is only asked, and never late.
    public var invited: [UnitPath]?
    /// The last day whose figures are asked for, where that is not the period's.
    public var cutoff: Day?
    /// The day it was closed on: nothing is taken in from then on. Nil while it is open.
    public var closedOn: Day?
    /// Why it was put right, or something of it taken back, last.
    public var reason: String?
}

/// A round of one of the plan's duties needs `duty` and a day of the `period`; the plan says title, units and due day. An
/// ad hoc one says them itself.
public struct OpenRound: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: RoundID?
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// The id of one of the plan's duties; ad hoc when absent.
    public var duty: String?
    /// Days within one of the duty's periods, which is collected whole and once; ad hoc, as given.
    public var period: Period
    /// Needed ad hoc; the duty's name when absent.
    public var title: BilingualText?
    /// Only ad hoc, and needed there: the last day on time, not in the past.
    public var due: Day?
    /// Only ad hoc, and needed there: units within the plan's area, each once.
    public var units: [UnitPath]?
    /// Only ad hoc: the last day whose figures are asked for, within the period.
    public var cutoff: Day?
}

public struct CloseRound: Composite {
    /// One that is open.
    public var id: RoundID
}

/// What is left out stays as it is.
public struct CorrectRound: Composite {
    public var id: RoundID
    /// Not after it was closed, nor after a unit first handed in, not in the future.
    public var openedOn: Day?
    /// Of one that is closed: not before it was opened, nor before a unit first handed in, not in the future.
    public var closedOn: Day?
    /// Of an ad hoc one: the last day on time, not before it was opened.
    public var due: Day?
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

/// What is said of a round, one after the other.
public enum RoundPart: String, Choice {
    /// That it was opened: without it the round never was.
    case opening
    case closing
}

public struct VoidRound: Composite {
    public var id: RoundID
    /// What never was so: what was said last. For the opening no unit has handed in anything. What a review did with its round is taken
    /// back with the review (FAILED_PRECONDITION otherwise).
    public var what: RoundPart
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct ListRounds: Composite, PagedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// Those that never were only when they are asked for.
    public var status: RoundStatus?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}
