public import GRDB
public import RegistryAPI
public import Store
public import Vocabulary

/// The children that the registry has told a service of: written only by following its log. A service says how much of
/// them it keeps, and is `Keyed` where its requests name them:
///
/// ```swift
/// struct WaivedChildRecords: KnownChildRecords, Keyed {
///     static let unknown = "funding.no-child"
///     static let aspects: Set<KnownAspect> = [.identity, .home, .standing]
///     let db: Database
/// }
/// ```
public protocol KnownChildRecords: TableRecords {
    /// The identity and the home among them: without these nothing is known.
    static var aspects: Set<KnownAspect> { get }
}

extension KnownChildRecords {
    public static var table: String { KnownTables.identities.name }

    /// For a migration.
    public static func create(in db: Database) throws {
        for aspect in KnownAspect.allCases where aspects.contains(aspect) { try aspect.create(in: db) }
    }

    public var identities: StateFacts<ChildID, ChildIdentity> { KnownTables.identities.in(db) }
    public var homes: StateFacts<ChildID, UnitPath> { KnownTables.homes.in(db) }
    public var poverty: StateFacts<ChildID, PovertyStatus> { KnownTables.poverty.in(db) }
    public var standings: StateFacts<ChildID, ChildStatus> { KnownTables.standings.in(db) }
    public var circumstances: PeriodFacts<ChildID, KnownCircumstance> { KnownTables.circumstances.in(db) }
    private var disabilities: StateFacts<ChildID, KnownDisability> { KnownTables.disabilities.in(db) }

    public func find(_ id: ChildID) throws -> KnownChild? { try find(id, knownOn: .latest) }

    /// Nil when nothing was told of it up to that point of the registry's log.
    public func find(_ id: ChildID, knownOn point: LogPoint) throws -> KnownChild? {
        try KnownChild(
            id, identity: identities.timeline(of: id), homes: homes.timeline(of: id),
            poverty: keeps(.poverty) ? poverty.timeline(of: id) : Timeline(),
            standing: keeps(.standing) ? standings.timeline(of: id) : Timeline(),
            circumstances: keeps(.circumstances) ? circumstances.periods(of: id) : Periods(),
            disabilities: keeps(.disabilities) ? disabilities.timeline(of: id) : Timeline(), knownOn: point)
    }

    /// The life of a child that was told of at some time; none where nothing is told of it any more, as found on `day`.
    public func life(of id: ChildID, on day: Day) throws -> ChildLife {
        try find(id)?.life ?? .none(of: id, foundOn: day)
    }

    private func keeps(_ aspect: KnownAspect) -> Bool { Self.aspects.contains(aspect) }
}

/// What an event says. A follower never refuses.
extension KnownChildRecords {
    /// Keeps what was said of the child: a late change moves nothing that came after it.
    public func learn(_ facts: ChildFacts, learned: Learned, by recorder: Recorder) throws {
        func keep<Value>(
            _ value: Value?, of fact: ChildFact, _ aspect: KnownAspect, in records: StateFacts<ChildID, Value>
        ) throws {
            guard let value, keeps(aspect) else { return }
            try records.append(fact.version(value, learned: learned), of: facts.child, by: recorder)
        }
        for fact in facts.facts {
            try keep(fact.identity, of: fact, .identity, in: identities)
            try keep(fact.home, of: fact, .home, in: homes)
            try keep(fact.poverty, of: fact, .poverty, in: poverty)
            try keep(fact.standing, of: fact, .standing, in: standings)
        }
    }

    /// Keeps a circumstance as `kind` says, unless the law keeps it confidential.
    public func learn(
        _ facts: CircumstanceFacts, _ kind: VersionKind, learned: Learned, by recorder: Recorder
    ) throws {
        guard keeps(.circumstances), !facts.confidential else { return }
        let version = FactVersion(
            kind, of: FactID(of: facts.id),
            days: DayRange(from: facts.start, until: facts.end) ?? DayRange(from: facts.start),
            value: KnownCircumstance(code: facts.code), learned: learned)
        try circumstances.append(version, of: facts.child, by: recorder)
    }

    /// Keeps a determination as `kind` says.
    public func learn(
        _ facts: DisabilityFacts, _ kind: VersionKind, learned: Learned, by recorder: Recorder
    ) throws {
        guard keeps(.disabilities) else { return }
        let version = FactVersion(
            kind, of: FactID(of: facts.id), days: DayRange(from: facts.on),
            value: KnownDisability(type: facts.type, degree: facts.degree), learned: learned)
        try disabilities.append(version, of: facts.child, by: recorder)
    }

    /// Takes back what was learned after the point of the registry's log, which no longer has those events. Returns the
    /// children it was about.
    public func forget(after point: LogPoint) throws -> Set<ChildID> {
        var children: Set<ChildID> = []
        for aspect in KnownAspect.allCases where keeps(aspect) {
            children.formUnion(try aspect.forget(after: point, in: db))
        }
        return children
    }
}
