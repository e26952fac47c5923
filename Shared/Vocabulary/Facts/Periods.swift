/// What a period is about, and which others it cannot share a day with.
public protocol PeriodValue: Hashable, Sendable {
    /// Whether it cannot be so on one day with `other`: two links of one kind, two placements in a residence.
    func collides(with other: Self) -> Bool
}

/// The sister of ``Timeline`` for what begins, ends and may run side by side, each with an id of its own: circumstances,
/// links, placements, memberships, holds. Whether two collide is decided on their days, ended ones included.
public struct Periods<Value: PeriodValue>: Hashable, Sendable {
    public private(set) var history: FactHistory<Value>

    public init(_ history: FactHistory<Value> = FactHistory()) { self.history = history }

    public mutating func append(_ version: FactVersion<Value>) { history.append(version) }

    // MARK: Reading

    /// Those that cover the day, by first day.
    public func facts(on day: Day, knownOn point: LogPoint = .latest) -> [Fact<Value>] {
        history.facts(knownOn: point).filter { $0.days.contains(day) }
    }

    /// Those that share a day with `days`, by first day.
    public func facts(overlapping days: DayRange, knownOn point: LogPoint = .latest) -> [Fact<Value>] {
        history.facts(knownOn: point).filter { $0.days.overlaps(days) }
    }

    /// What a period of these days could not stand beside; `fact` itself is not in its own way.
    public func inTheWay(
        of value: Value, _ days: DayRange, except fact: FactID? = nil, knownOn point: LogPoint = .latest
    ) -> [FactInTheWay] {
        facts(overlapping: days, knownOn: point)
            .filter { $0.id != fact && (value.collides(with: $0.value) || $0.value.collides(with: value)) }
            .map { FactInTheWay($0.id, $0.days, .collides) }
    }

    // MARK: Saying something new. Each gives back the version to append, or throws what stands in the way.

    /// It is so from one day to another, both counted; until further notice where there is no last.
    public func record(
        _ value: Value, from first: Day, until last: Day? = nil, as fact: FactID, learned: Learned,
        within life: Life = .unbounded, cause: FactID? = nil
    ) throws(FactRefusal) -> FactVersion<Value> {
        try admitted(
            .recorded, of: fact, from: first, until: last, value: value, learned: learned, within: life,
            cause: cause)
    }

    /// `last` is its last day.
    public func end(
        _ fact: FactID, until last: Day, learned: Learned, within life: Life = .unbounded,
        cause: FactID? = nil
    ) throws(FactRefusal) -> FactVersion<Value> {
        let before = try history.standing(fact)
        return try admitted(
            .ended, of: fact, from: before.days.from, until: last, value: before.value, learned: learned,
            within: life, cause: cause)
    }

    /// What a correction says of a period's last day.
    public enum End: Hashable, Sendable {
        case stays
        /// It has not ended.
        case open
        case on(Day)
    }

    /// It never was as the fact says; what is nil stays as it is.
    public func correct(
        _ fact: FactID, to value: Value? = nil, from first: Day? = nil, until end: End = .stays,
        learned: Learned, within life: Life = .unbounded, cause: FactID? = nil
    ) throws(FactRefusal) -> FactVersion<Value> {
        let before = try history.standing(fact)
        let last =
            switch end {
            case .stays: before.days.until
            case .open: nil as Day?
            case .on(let day): day as Day?
            }
        return try admitted(
            .corrected, of: fact, from: first ?? before.days.from, until: last, value: value ?? before.value,
            learned: learned, within: life, cause: cause)
    }

    /// It never was.
    public func void(
        _ fact: FactID, learned: Learned, cause: FactID? = nil
    ) throws(FactRefusal) -> FactVersion<Value> {
        try history.void(fact, learned: learned, cause: cause)
    }

    private func admitted(
        _ kind: VersionKind, of fact: FactID, from first: Day, until last: Day?, value: Value,
        learned: Learned, within life: Life, cause: FactID?
    ) throws(FactRefusal) -> FactVersion<Value> {
        guard let days = DayRange(from: first, until: last) else { throw FactRefusal(.backwards) }
        let version = FactVersion(kind, of: fact, days: days, value: value, learned: learned, cause: cause)
        try history.admit(version, within: life)
        let others = inTheWay(of: value, days, except: fact)
        guard others.isEmpty else { throw FactRefusal(.collides, others) }
        return version
    }
}
