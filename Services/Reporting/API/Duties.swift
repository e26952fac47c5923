public import Bus
public import Vocabulary

/// Who owes which report by when.
public enum Duties {
    /// What fell or falls due between two days, and how it stands today: the plan's own reports by due day, then those of
    /// ad hoc rounds.
    public static let list = Query<ListDuties, List<Duty>>("reporting.Duties/List", needs: .observer)
    /// What is late today and still missing, in the same order.
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
    case onTime
    /// Came after its day.
    case late
    /// Its day is past and it has not come.
    case missing
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
    /// Days after `due`, until it came or, while it is missing, until today; nil when not late.
    public var daysLate: Int?
}
