public import Bus
public import Vocabulary

/// The clock of a deployment that replays or rehearses (setting `clock: simulated`). In every service.
public enum AdminClock {
    /// Moves the simulated clock to a day, forwards only. FAILED_PRECONDITION where the machine's clock
    /// counts.
    public static let set = Command<SetClock, ClockReading>("admin.Clock/Set", needs: .operator)
    /// What the service's clock shows: the day and the moment that a call counts as.
    public static let get = Query<Empty, ClockReading>("admin.Clock/Get", needs: .anyone)
}

public struct SetClock: Codable, Hashable, Sendable {
    public let day: Day

    public init(day: Day) { self.day = day }
}

/// What a service's clock shows.
public struct ClockReading: Codable, Hashable, Sendable {
    public let today: Day
    public let now: Timestamp
    public let simulated: Bool
}
