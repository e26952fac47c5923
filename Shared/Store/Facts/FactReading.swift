public import Vocabulary

/// How the facts of one aspect of one subject are read: as states that take over from each other, as periods side by side, or
/// aspect by aspect.
public protocol FactReading {
    associatedtype Value: Hashable & Sendable

    init(_ history: FactHistory<Value>)

    /// What holds from when until when, as known at a point.
    func stretches(knownOn point: LogPoint) -> [Fact<Value>]
}

/// A home, a standing, a worker's unit: each state until the next one takes over.
extension Timeline: FactReading {}

/// Circumstances, links, placements: each period as it was recorded.
extension Periods: FactReading {
    public func stretches(knownOn point: LogPoint) -> [Fact<Value>] { history.facts(knownOn: point) }
}

/// Providers, offers, in one pair of tables: each state of each aspect until the next of that aspect takes over.
extension AspectTimelines: FactReading {
    public func stretches(knownOn point: LogPoint) -> [Fact<Value>] {
        Value.Aspect.allCases.flatMap { self[$0].stretches(knownOn: point) }
    }
}
