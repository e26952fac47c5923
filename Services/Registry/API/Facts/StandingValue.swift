public import Vocabulary

/// What a fact of a child's standing says.
public protocol StandingValue: Hashable, Sendable {
    var status: ChildStatus { get }
}

extension ChildStatus: StandingValue {
    public var status: ChildStatus { self }
}

extension Timeline where Value: StandingValue {
    /// What a child is on the register on a day, as known at a point; nil before it was on it. An entry that ends as a
    /// mistake never was: that end holds on every day. Whoever was taken up again after one counts as it stands then; the
    /// registry takes no such thing.
    public func standing(on day: Day, knownOn point: LogPoint = .latest) -> Fact<Value>? {
        guard let last = fact(on: .last, knownOn: point) else { return nil }
        return last.value.status == .enteredInError ? last : fact(on: day, knownOn: point)
    }

    /// The day from which the child is no longer on the register; nil while it is.
    public var closedOn: Day? {
        guard let last = fact(on: .last), last.value.status != .active else { return nil }
        return last.days.from
    }
}
