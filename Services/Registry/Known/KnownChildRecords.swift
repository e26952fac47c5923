public import RegistryAPI
public import Store
public import Vocabulary

/// The children that the registry has told a service of: see ``KnownRecords``. A service keeps identities and homes at least, as
/// without these nothing is known; it is `Keyed` where its requests name children:
///
/// ```swift
/// struct WaivedChildRecords: KnownChildRecords, Keyed {
///     static let unknown = "funding.no-child"
///     static let aspects: Set<KnownChildAspect> = [.identity, .home, .standing]
///     let db: Database
/// }
/// ```
public protocol KnownChildRecords: KnownRecords where Aspect == KnownChildAspect {}

extension KnownChildRecords {
    public static var table: String { KnownChildAspect.identities.name }

    public var identities: StateFacts<ChildID, ChildIdentity> { KnownChildAspect.identities.in(db) }
    public var homes: StateFacts<ChildID, UnitPath> { KnownChildAspect.homes.in(db) }
    public var poverty: StateFacts<ChildID, PovertyStatus> { KnownChildAspect.povertyStatuses.in(db) }
    public var standings: StateFacts<ChildID, ChildStatus> { KnownChildAspect.standings.in(db) }
    public var circumstances: PeriodFacts<ChildID, KnownCircumstance> {
        KnownChildAspect.heldCircumstances.in(db)
    }
    public var disabilities: StateFacts<ChildID, KnownDisability> { KnownChildAspect.determinations.in(db) }

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
}

/// What an event says. A follower never refuses.
extension KnownChildRecords {
    /// Keeps what was said of the child: a late change moves nothing that came after it.
    public func learn(_ facts: ChildFacts, learned: Learned, by recorder: Recorder) throws {
        let (told, subject) = (facts.facts, facts.child)
        try keep(told, of: subject, .identity, \.identity, in: identities, learned: learned, by: recorder)
        try keep(told, of: subject, .home, \.home, in: homes, learned: learned, by: recorder)
        try keep(told, of: subject, .poverty, \.poverty, in: poverty, learned: learned, by: recorder)
        try keep(told, of: subject, .standing, \.standing, in: standings, learned: learned, by: recorder)
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
}
