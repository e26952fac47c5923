/// All that was ever recorded of one aspect of one subject, in the order in which it was learned: the ground of
/// ``Timeline`` and ``Periods``.
public struct FactHistory<Value: Hashable & Sendable>: Hashable, Sendable {
    public private(set) var versions: [FactVersion<Value>]

    /// `versions` in the order in which they were learned.
    public init(_ versions: [FactVersion<Value>] = []) { self.versions = versions }

    public mutating func append(_ version: FactVersion<Value>) { versions.append(version) }

    /// What was not voided, as known at a point: by first day, of those with the same the one that was recorded first.
    public func facts(knownOn point: LogPoint = .latest) -> [Fact<Value>] {
        // Most subjects have one.
        guard versions.count > 1 else { return versions.compactMap { fact($0, since: $0.learned, point) } }
        var places: [FactID: Int] = [:]
        var told: [(first: Learned, last: FactVersion<Value>)] = []
        for version in versions where version.learned.at <= point {
            if let place = places[version.fact] {
                told[place].last = version
            } else {
                places[version.fact] = told.count
                told.append((version.learned, version))
            }
        }
        // Sorting leaves those of one day in the order in which they were first recorded.
        return told.compactMap { fact($0.last, since: $0.first, point) }
            .sorted { $0.days.from < $1.days.from }
    }

    /// What a version says that is the last one of its fact; nil of what was voided, or learned after the point.
    private func fact(_ last: FactVersion<Value>, since first: Learned, _ point: LogPoint) -> Fact<Value>? {
        guard last.kind != .voided, last.learned.at <= point else { return nil }
        return Fact(
            id: last.fact, days: last.days, value: last.value, recorded: first, learned: last.learned)
    }

    /// What was said of one fact up to a point, the first recording first.
    public func versions(of fact: FactID, knownOn point: LogPoint = .latest) -> [FactVersion<Value>] {
        versions.filter { $0.fact == fact && $0.learned.at <= point }
    }

    /// The facts that do not lie within a life.
    public func facts(outside life: Life, knownOn point: LogPoint = .latest) -> [FactInTheWay] {
        facts(knownOn: point).compactMap { fact in
            life.exceeded(by: fact.days).map { FactInTheWay(fact.id, fact.days, $0) }
        }
    }

    /// The last version of a fact that has not been voided. Throws where there is no such fact.
    public func standing(_ fact: FactID) throws(FactRefusal) -> FactVersion<Value> {
        guard let version = versions.last(where: { $0.fact == fact }) else { throw FactRefusal(.unknown) }
        guard version.kind != .voided else {
            throw FactRefusal(.voided, [FactInTheWay(fact, version.days, .same)])
        }
        return version
    }

    /// Throws unless `version` may follow those that are here.
    func admit(_ version: FactVersion<Value>, within life: Life) throws(FactRefusal) {
        if let last = versions.last,
            version.learned.at < last.learned.at || version.learned.moment < last.learned.moment
        {
            throw FactRefusal(.overtaken, [FactInTheWay(last.fact, last.days, .same)])
        }
        switch version.kind {
        case .voided: return
        case .recorded:
            if let other = versions.last(where: { $0.fact == version.fact }) {
                throw FactRefusal(.taken, [FactInTheWay(other.fact, other.days, .same)])
            }
        case .ended, .corrected:
            let before = try standing(version.fact)
            if before.days == version.days && before.value == version.value {
                throw FactRefusal(.unchanged, [FactInTheWay(before.fact, before.days, .same)])
            }
        }
        try life.admit(version.days)
    }

    func void(_ fact: FactID, learned: Learned, cause: FactID?) throws(FactRefusal) -> FactVersion<Value> {
        let before = try standing(fact)
        let version = FactVersion(
            .voided, of: fact, days: before.days, value: before.value, learned: learned, cause: cause)
        try admit(version, within: .unbounded)
        return version
    }
}
