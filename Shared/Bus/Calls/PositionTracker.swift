internal import Synchronization
public import Vocabulary

/// How far somebody has seen the services' logs: every reply moves it on, every call carries it, so that who has
/// written also reads what was written, in another department too. Clients of several services share one.
public final class PositionTracker: Sendable {
    private let positions: Mutex<Positions>

    public init(_ positions: Positions = Positions()) { self.positions = Mutex(positions) }

    public var current: Positions { positions.withLock { $0 } }

    /// What a reply says of its service's log. The later one stays: what was seen is never unseen.
    public func hear(_ told: Positions) { positions.withLock { $0.merge(told) } }

    /// What a service says of its log where it refuses a call: `seen`, which the call carried, may be no more. What others have
    /// heard meanwhile stays.
    public func hear(_ told: Positions, refusing seen: Positions) {
        positions.withLock { $0.replace(seen, by: told) }
    }
}
