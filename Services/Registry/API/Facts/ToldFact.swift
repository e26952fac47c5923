public import Vocabulary

/// One version of one dated fact of somebody, as an event tells it.
public protocol ToldFact {
    associatedtype Aspect
    var id: FactID { get }
    var kind: VersionKind { get }
    var from: Day { get }
    var cause: FactID? { get set }

    init(id: FactID, aspect: Aspect, kind: VersionKind, from: Day)
}

extension ToldFact {
    /// As a table of the aspect's facts keeps it. `value` is what it says there.
    public func version<Value>(_ value: Value, learned: Learned) -> FactVersion<Value> {
        FactVersion(kind, of: id, days: DayRange(from: from), value: value, learned: learned, cause: cause)
    }

    /// Takes over what a version says beside its value.
    public init<Value>(_ version: FactVersion<Value>, of aspect: Aspect) {
        self.init(id: version.fact, aspect: aspect, kind: version.kind, from: version.days.from)
        cause = version.cause
    }
}
