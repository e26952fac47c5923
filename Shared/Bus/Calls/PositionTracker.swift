internal import Synchronization
public import Vocabulary

/// How far somebody has seen the services' logs: every reply moves it on, every call carries it, so that who has
/// written also reads what was written, in another department too. Clients of several services share one.
public final class PositionTracker: Sendable {
    private let positions: Mutex<Positions>

    public init(_ positions: Positions = Positions()) { self.positions = Mutex(positions) }

    public var current: Positions { positions.withLock { $0 } }

    /// What a reply says of its service's log. The later one stays: what was seen is never unseen, unless the service refuses
    /// it (`isRefusal`) because it is no more, and says where the log is instead.
    public func hear(_ told: Positions, isRefusal: Bool = false) {
        positions.withLock { isRefusal ? $0.replace(by: told) : $0.merge(told) }
    }
}
