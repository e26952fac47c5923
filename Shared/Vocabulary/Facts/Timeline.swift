/// What one aspect of one subject was on each day, and what was known of that when: a home, a poverty status, a standing,
/// a worker's unit. On each day the latest `from` not after it holds; of two with the same `from` the one that was first
/// recorded last. It has no gaps and no ends: an end is a value.
///
/// ```swift
/// let moved = try home.change(Home(commune: thuyHa), from: day, as: tx.newID(), learned: tx.learned)
/// home.append(moved)
/// home.value(on: day, knownOn: known["registry"])
/// ```
public struct Timeline<Value: Hashable & Sendable>: Hashable, Sendable {
    public private(set) var history: FactHistory<Value>

    public init(_ history: FactHistory<Value> = FactHistory()) { self.history = history }

    public mutating func append(_ version: FactVersion<Value>) { history.append(version) }

    // MARK: Reading

    /// The fact that holds on a day; nil before the first.
    public func fact(on day: Day, knownOn point: LogPoint = .latest) -> Fact<Value>? {
        history.facts(knownOn: point).last { $0.days.from <= day }
    }

    public func value(on day: Day, knownOn point: LogPoint = .latest) -> Value? {
        fact(on: day, knownOn: point)?.value
    }

    /// What holds from when until when, in the order of days and without overlaps. A fact whose day another took is not
    /// among them.
    public func stretches(knownOn point: LogPoint = .latest) -> [Fact<Value>] {
        var stretches: [Fact<Value>] = []
        var end: Day?
        for fact in history.facts(knownOn: point).reversed() {
            // Nil of what the fact after it took whole.
            guard let days = DayRange(from: fact.days.from, until: end) else { continue }
            stretches.append(
                Fact(
                    id: fact.id, days: days, value: fact.value, recorded: fact.recorded, learned: fact.learned
                ))
            end = fact.days.from.advanced(by: -1)
        }
        return stretches.reversed()
    }

    // MARK: Saying something new. Each gives back the version to append, or throws what stands in the way.

    /// It is `value` from `day` on. What begins later stays as it is.
    public func change(
        _ value: Value, from day: Day, as fact: FactID, learned: Learned, within life: Life = .unbounded,
        cause: FactID? = nil
    ) throws(FactRefusal) -> FactVersion<Value> {
        let version = FactVersion(
            .recorded, of: fact, days: DayRange(from: day), value: value, learned: learned, cause: cause)
        try history.admit(version, within: life)
        return version
    }

    /// The same; nil where nothing is to be entered: it is so already and no day was named (`isDated`), or the day has it already.
    /// For a day that somebody names it is entered even if it was so: something else may still be entered before it, and the
    /// order of entering must not matter.
    public func change(
        _ value: Value, from day: Day, isDated: Bool, as fact: @autoclosure () -> FactID, learned: Learned
    ) throws(FactRefusal) -> FactVersion<Value>? {
        if let known = self.fact(on: day), known.value == value, !isDated || known.days.from == day {
            return nil
        }
        return try change(value, from: day, as: fact(), learned: learned)
    }

    /// It never was as the fact says, but `value`, or from another day; nil stays as it is.
    public func correct(
        _ fact: FactID, to value: Value? = nil, from day: Day? = nil, learned: Learned,
        within life: Life = .unbounded, cause: FactID? = nil
    ) throws(FactRefusal) -> FactVersion<Value> {
        let before = try history.standing(fact)
        let version = FactVersion(
            .corrected, of: fact, days: DayRange(from: day ?? before.days.from), value: value ?? before.value,
            learned: learned, cause: cause)
        try history.admit(version, within: life)
        return version
    }

    /// It never was: what held before it holds on.
    public func void(
        _ fact: FactID, learned: Learned, cause: FactID? = nil
    ) throws(FactRefusal) -> FactVersion<Value> {
        try history.void(fact, learned: learned, cause: cause)
    }
}
