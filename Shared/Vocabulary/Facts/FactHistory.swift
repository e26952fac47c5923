/// All that was ever recorded of one aspect of one subject, in the order in which it was learned: the ground of
/// ``Timeline`` and ``Periods``.
public struct FactHistory<Value: Hashable & Sendable>: Hashable, Sendable {
    public private(set) var versions: [FactVersion<Value>]

    /// `versions` in the order in which they were learned.
    public init(_ versions: [FactVersion<Value>] = []) { self.versions = versions }

    public mutating func append(_ version: FactVersion<Value>) { versions.append(version) }

    /// What was not voided, as known at a point: by first day, of those with the same the one that was recorded first.
    public func facts(knownOn point: LogPoint = .latest) -> [Fact<Value>] {
        var first: [FactID: Learned] = [:]
        var latest: [FactID: FactVersion<Value>] = [:]
        var order: [FactID] = []
        for version in versions where version.learned.at <= point {
            if latest.updateValue(version, forKey: version.fact) == nil {
                first[version.fact] = version.learned
                order.append(version.fact)
            }
        }
        var facts: [(rank: Int, fact: Fact<Value>)] = []
        for (rank, id) in order.enumerated() {
            guard let version = latest[id], let recorded = first[id], version.kind != .voided else {
                continue
            }
            let fact = Fact(
                id: id, days: version.days, value: version.value, recorded: recorded, learned: version.learned
            )
            facts.append((rank, fact))
        }
        return facts.sorted { ($0.fact.days.from, $0.rank) < ($1.fact.days.from, $1.rank) }.map(\.fact)
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

    func voiding(_ fact: FactID, learned: Learned, cause: FactID?) throws(FactRefusal) -> FactVersion<Value> {
        let before = try standing(fact)
        let version = FactVersion(
            .voided, of: fact, days: before.days, value: before.value, learned: learned, cause: cause)
        try admit(version, within: .unbounded)
        return version
    }
}
