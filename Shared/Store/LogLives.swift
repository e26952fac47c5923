public import Vocabulary

/// The lives that a log has had, each from its first event on, in order.
public struct LogLives: Hashable, Sendable {
    public struct Life: Hashable, Sendable {
        public let incarnation: Incarnation
        /// The position of its first event.
        public let first: UInt64

        public init(_ incarnation: Incarnation, from first: UInt64) {
            (self.incarnation, self.first) = (incarnation, first)
        }
    }

    public private(set) var all: [Life]

    /// In the order of their first events.
    public init(_ all: [Life] = []) { self.all = all }

    /// The life that the event there was written in; nil before the first.
    public func incarnation(at position: UInt64) -> Incarnation? {
        all.last { $0.first <= position }?.incarnation
    }

    /// From here on events are of this life.
    mutating func add(_ incarnation: Incarnation, from first: UInt64) {
        all.append(Life(incarnation, from: first))
    }

    /// As if no event after the position had been.
    mutating func forget(after position: UInt64) { all.removeAll { $0.first > position } }

    /// How an event of which only place and life are known stands to a log that ends at `head`.
    func standing(of position: UInt64, in incarnation: Incarnation?, head: UInt64) -> EventStanding {
        guard position > 0 else { return .reached }
        guard let incarnation else { return position <= head ? .reached : .ahead }
        guard let index = all.lastIndex(where: { $0.incarnation == incarnation }) else { return .unknown }
        if index + 1 < all.count { return position < all[index + 1].first ? .reached : .lost }
        return position <= head ? .reached : .ahead
    }
}

/// How an event stands to a log.
enum EventStanding {
    case reached
    /// The log has not come so far.
    case ahead
    /// Of a life that ended before it: the log has another event there, or will.
    case lost
    /// Of a life that the log never had, as far as it is known.
    case unknown
}
