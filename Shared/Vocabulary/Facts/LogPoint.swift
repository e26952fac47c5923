/// A point in the order of one log: what stands at or before it is known, what comes after it is not yet. This is what
/// `knownOn` means inside a program; a day or positions become one by asking the log, once a call.
public struct LogPoint: Hashable, Sendable, Comparable {
    /// The position of the last event that is known; 0 before the first.
    public let position: UInt64

    public init(_ position: UInt64) { self.position = position }

    /// All that was recorded up to now. No log gets this far, and SQLite still counts so far.
    public static let latest = LogPoint(UInt64(Int64.max))

    public static func < (left: Self, right: Self) -> Bool { left.position < right.position }
}

/// When something was learned: its event's place in the log, and that event's moment. Of two in one log the later place
/// never has the earlier moment.
public struct Learned: Hashable, Sendable {
    public let at: LogPoint
    public let moment: Timestamp

    public init(at: LogPoint, moment: Timestamp) { (self.at, self.moment) = (at, moment) }
}

/// How far each log is taken as known in one answer.
public struct Knowledge: Hashable, Sendable {
    /// The last known position of each log that the answer may use.
    public let positions: Positions
    /// The day whose end it is of; nil of what is known now, or at exact positions.
    public let day: Day?
    /// More may still be learned of what is asked for: its day is not over, or a log has not been read past it.
    public let isProvisional: Bool

    public init(_ positions: Positions, endOf day: Day? = nil, isProvisional: Bool) {
        (self.positions, self.day, self.isProvisional) = (positions, day, isProvisional)
    }

    /// How far the log of `service` is known; nothing of a log that is not among them.
    public subscript(service: String) -> LogPoint { LogPoint(positions[service]) }
}
