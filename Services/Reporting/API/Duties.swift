public import Bus
public import Vocabulary

/// Who owes which report by when.
public enum Duties {
    /// What fell or falls due between two days, and how it stands today: the plan's own reports by due day, then those of
    /// ad hoc rounds.
    public static let list = Query<ListDuties, List<Duty>>("reporting.Duties/List", needs: .observer)
    /// What is late today and not in, missing or sent back, in the same order.
    public static let overdue = Query<OverdueDuties, List<Duty>>("reporting.Duties/Overdue", needs: .observer)
}

public struct ListDuties: Composite, PagedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// Due on these days; the year of today when absent.
    public var period: Period?
    /// This unit and those below it.
    public var unit: UnitPath?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}

public struct OverdueDuties: Composite, PagedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}

/// Whether a report that is due has come.
public enum DutyState: String, Choice {
    /// Not due yet, not there yet.
    case waiting
    /// The same, and the plan's days of reminding have begun.
    case dueSoon
    case onTime
    /// Came after its day.
    case late
    /// It was there and was sent back: it is not in until it comes again.
    case returned
    /// Its day is past and it has not come.
    case missing
    /// Has not come from who is only asked for it: whatever the day, it is not late.
    case invited
}

/// One report that one unit owes.
public struct Duty: Composite {
    /// The plan's declaration; `ad-hoc` for an ad hoc round.
    public var duty: String
    /// The declaration's, or the title of an ad hoc round.
    public var name: BilingualText
    /// Who owes it: of an ad hoc round's unit that has ended without handing in, who does its work now.
    public var unit: UnitPath
    /// Who receives it.
    public var to: UnitPath
    /// What the report is about.
    public var period: Period
    /// The last day on which it is on time.
    public var due: Day
    public var state: DutyState
    /// The first day on which it was handed in; nil while it was not.
    public var submittedOn: Day?
    /// Since when it is sent back; nil when it is not.
    public var returnedOn: Day?
    /// Days after `due`, until it came or, while it is missing or sent back, until today; nil when not late.
    public var daysLate: Int?
    /// Days until `due`, while it is still to come.
    public var daysLeft: Int?
    /// Of the plan's days of reminding the last that has come: 7 in the last week. Nil when it is not due soon.
    public var reminder: Int?
    /// True when the unit is only asked for it. Nil otherwise.
    public var invited: Bool?
    /// The last day whose figures it gives, where that is not the period's.
    public var cutoff: Day?
    /// Who receives it beside ``to``.
    public var alsoTo: [UnitPath]?
    /// Of those that receive it who has not got it yet, where it was sent to some.
    public var notYetTo: [UnitPath]?
}
