internal import Synchronization
public import Vocabulary

/// How far somebody has seen the services' logs: every reply moves it on, every call carries it, so that who has
/// written also reads what was written, in another department too. Clients of several services share one.
public final class PositionTracker: Sendable {
    private let positions: Mutex<Positions>

    public init(_ positions: Positions = Positions()) { self.positions = Mutex(positions) }

    public var current: Positions { positions.withLock { $0 } }

    /// The later one of each log stays: what was seen is never unseen.
    public func merge(_ seen: Positions) { positions.withLock { $0.merge(seen) } }
}
