public import Bus
public import Vocabulary

/// Who owes which report by when.
public enum Duties {
    /// What fell or falls due between two days, and how it stands today.
    public static let list = Query<ListDuties, DutyList>("reporting.Duties/List", needs: .reader)
    /// What is late today and still missing.
    public static let overdue = Query<OverdueDuties, DutyList>("reporting.Duties/Overdue", needs: .reader)
}

public struct ListDuties: Composite {
    public var plan: String
    /// Due on these days; the year of today when absent.
    public var period: Period?
    /// This unit and those below it.
    public var unit: UnitPath?
}

public struct OverdueDuties: Composite {
    public var plan: String
}

/// Reports that are due, each with how it stands.
public struct DutyList: Composite {
    public var plan: String
    public var items: [Duty]
}

/// Whether a report that is due has come.
public enum DutyState: String, Codable, Sendable, CaseIterable {
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
    /// The plan's declaration.
    public var duty: String
    public var name: BilingualText
    public var unit: UnitPath
    public var to: UnitPath
    /// What the report is about.
    public var period: Period
    /// The last day on which it is on time.
    public var due: Day
    public var state: DutyState
    public var submittedOn: Day?
    public var daysLate: Int?
}
