public import Bus
public import Vocabulary

/// Who owes which report by when.
public enum Duties {
    /// What fell or falls due between two days, and how it stands today.
    public static let list = Query<ListDuties, DutyList>("reporting.Duties/List", needs: .reader)
    /// What is late today and still missing.
    public static let overdue = Query<OverdueDuties, DutyList>("reporting.Duties/Overdue", needs: .reader)
}

public struct ListDuties: Codable, Hashable, Sendable {
    public let plan: String
    /// Due on these days; the year of today when absent.
    public let period: Period?
    /// This unit and those below it.
    public let unit: UnitPath?

    public init(plan: String, period: Period? = nil, unit: UnitPath? = nil) {
        self.plan = plan
        self.period = period
        self.unit = unit
    }
}

public struct OverdueDuties: Codable, Hashable, Sendable {
    public let plan: String

    public init(plan: String) { self.plan = plan }
}

/// Reports that are due, each with how it stands.
public struct DutyList: Codable, Hashable, Sendable {
    public let plan: String
    public let items: [Duty]

    public init(plan: String, items: [Duty]) {
        self.plan = plan
        self.items = items
    }
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
public struct Duty: Codable, Hashable, Sendable {
    /// The plan's declaration.
    public let duty: String
    public let name: BilingualText
    public let unit: UnitPath
    public let to: UnitPath
    /// What the report is about.
    public let period: Period
    /// The last day on which it is on time.
    public let due: Day
    public let state: DutyState
    public let submittedOn: Day?
    public let daysLate: Int?

    public init(
        duty: String, name: BilingualText, unit: UnitPath, to: UnitPath, period: Period, due: Day,
        state: DutyState, submittedOn: Day? = nil, daysLate: Int? = nil
    ) {
        self.duty = duty
        self.name = name
        self.unit = unit
        self.to = to
        self.period = period
        self.due = due
        self.state = state
        self.submittedOn = submittedOn
        self.daysLate = daysLate
    }
}
