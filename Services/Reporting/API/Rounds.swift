public import Bus
public import Vocabulary

/// Collections of reports: the plan's own, and ad hoc ones.
public enum Rounds {
    /// Opens a round of reporting: from now on units may submit.
    public static let open = Command<OpenRound, Round>("reporting.Rounds/Open", needs: .lead)
    /// Nothing can be submitted after it.
    public static let close = Command<CloseRound, Round>("reporting.Rounds/Close", needs: .lead)
    /// Rounds; every member of the request narrows the list.
    public static let list = Query<ListRounds, RoundList>("reporting.Rounds/List", needs: .reader)
}

public enum RoundSubject {}
public typealias RoundID = ID<RoundSubject>

/// Whether a round still takes submissions.
public enum RoundStatus: String, Codable, Sendable, CaseIterable {
    case open, closed
}

/// One gathering of the units' figures for a period.
public struct Round: Codable, Hashable, Sendable {
    public let id: RoundID
    public let plan: String
    /// The plan's duty that it collects; nil when ad hoc.
    public let duty: String?
    public let title: BilingualText
    public let period: Period
    /// The last day on which a submission is on time.
    public let due: Day
    public let units: [UnitPath]
    public var status: RoundStatus
    public let openedOn: Day
    public var closedOn: Day?

    public init(
        id: RoundID, plan: String, duty: String?, title: BilingualText, period: Period, due: Day,
        units: [UnitPath], status: RoundStatus, openedOn: Day, closedOn: Day? = nil
    ) {
        self.id = id
        self.plan = plan
        self.duty = duty
        self.title = title
        self.period = period
        self.due = due
        self.units = units
        self.status = status
        self.openedOn = openedOn
        self.closedOn = closedOn
    }
}

/// A round of one of the plan's duties needs `duty` and a day of the `period`; the plan says title, units and due day. An
/// ad hoc one says them itself.
public struct OpenRound: Codable, Hashable, Sendable {
    public let id: RoundID?
    public let plan: String
    public let duty: String?
    public let period: Period
    public let title: BilingualText?
    public let due: Day?
    public let units: [UnitPath]?

    public init(
        id: RoundID? = nil, plan: String, duty: String? = nil, period: Period, title: BilingualText? = nil,
        due: Day? = nil, units: [UnitPath]? = nil
    ) {
        self.id = id
        self.plan = plan
        self.duty = duty
        self.period = period
        self.title = title
        self.due = due
        self.units = units
    }
}

public struct CloseRound: Codable, Hashable, Sendable {
    public let id: RoundID

    public init(id: RoundID) { self.id = id }
}

public struct ListRounds: Codable, Hashable, Sendable {
    public let plan: String
    public let status: RoundStatus?

    public init(plan: String, status: RoundStatus? = nil) {
        self.plan = plan
        self.status = status
    }
}

public struct RoundList: Codable, Hashable, Sendable {
    public let items: [Round]

    public init(items: [Round]) { self.items = items }
}
