extension Subject {
    public enum Fact {}
}

/// The name of a dated fact, the same in all its versions.
public typealias FactID = ID<Subject.Fact>

/// What a version says of its fact.
public enum VersionKind: String, Choice {
    case recorded
    /// The fact has a last day now: nothing that was said of it before was wrong.
    case ended
    /// It never was as the versions before this one say.
    case corrected
    /// It never was at all.
    case voided
}

/// One recording of a fact. Versions are only ever added.
public struct FactVersion<Value: Hashable & Sendable>: Hashable, Sendable {
    public let fact: FactID
    public let kind: VersionKind
    /// When it was so; of a voided fact, what was said last.
    public let days: DayRange
    public let value: Value
    public let learned: Learned
    /// The fact that this version follows from, where nobody entered it for itself: the closure that ended a placement.
    public let cause: FactID?

    public init(
        _ kind: VersionKind, of fact: FactID, days: DayRange, value: Value, learned: Learned,
        cause: FactID? = nil
    ) {
        (self.fact, self.kind, self.days) = (fact, kind, days)
        (self.value, self.learned, self.cause) = (value, learned, cause)
    }
}

/// A fact as it is known at some point.
public struct Fact<Value: Hashable & Sendable>: Hashable, Sendable {
    public let id: FactID
    public let days: DayRange
    public let value: Value
    /// When it was first recorded, whatever became of it then.
    public let recorded: Learned
    /// When it was learned to be as it is here.
    public let learned: Learned
}
