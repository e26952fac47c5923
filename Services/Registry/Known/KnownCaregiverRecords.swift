public import RegistryAPI
public import Store
public import Vocabulary

/// The caregivers that the registry has told a service of: see ``KnownRecords``.
public protocol KnownCaregiverRecords: KnownRecords where Aspect == KnownCaregiverAspect {}

/// What a service may keep of a caregiver that the registry tells of, with days of its own.
public enum KnownCaregiverAspect: KnownAspect {
    /// The commune that it lives in.
    case home
    /// Whom it cares for.
    case links
    /// As which other entry it is shown.
    case alias

    public var table: any KnownTable<CaregiverID> {
        switch self {
        case .home: Self.homes
        case .links: Self.cares
        case .alias: Self.aliases
        }
    }
}

extension KnownCaregiverAspect {
    fileprivate static let homes = StateTable<CaregiverID, UnitPath>(
        "known_caregiver_homes", isFollowed: true)
    fileprivate static let cares = PeriodTable<CaregiverID, KnownLink>(
        "known_caregiver_links", isFollowed: true)
    fileprivate static let aliases = StateTable<CaregiverID, Alias<Subject.Caregiver>>(
        "known_caregiver_aliases", [Alias<Subject.Caregiver>.column()], isFollowed: true)
}

/// Whom a caregiver looks after, from when until when the fact says.
public struct KnownLink: Codable, PeriodValue {
    public let child: ChildID

    public init(child: ChildID) { self.child = child }

    /// Whatever the registry tells is kept: it has decided already.
    public func collides(with _: KnownLink) -> Bool { false }
}

extension KnownCaregiverRecords {
    public static var table: String { KnownCaregiverAspect.homes.name }

    public var homes: StateFacts<CaregiverID, UnitPath> { KnownCaregiverAspect.homes.in(db) }
    public var links: PeriodFacts<CaregiverID, KnownLink> { KnownCaregiverAspect.cares.in(db) }

    private var aliases: StateFacts<CaregiverID, Alias<Subject.Caregiver>> {
        KnownCaregiverAspect.aliases.in(db)
    }

    /// The id of the caregiver whom an id names: another one, where that entry was merged, as known at that point of the registry's log.
    public func survivor(of id: CaregiverID, knownOn point: LogPoint = .latest) throws -> CaregiverID {
        try aliases.survivor(of: id, knownOn: point)
    }

    /// Every entry of the caregiver whom an id names: under each of them something may have been recorded.
    public func entries(of id: CaregiverID) throws -> [CaregiverID] {
        try aliases.entries(of: aliases.survivor(of: id))
    }

    /// Whether the registry has told of the caregiver.
    public func knows(_ id: CaregiverID) throws -> Bool {
        try !homes.timeline(of: id).history.facts().isEmpty
    }

    /// Keeps what was said of where a caregiver lives. A follower never refuses.
    public func learn(_ facts: CaregiverFacts, learned: Learned, by recorder: Recorder) throws {
        try keep(facts.facts, of: facts.caregiver, .home, \.home, in: homes, learned: learned, by: recorder)
    }

    /// Keeps that an entry was merged into another one, or that this was taken back.
    public func learn(
        _ facts: CaregiverMergeFacts, _ kind: VersionKind, learned: Learned, by recorder: Recorder
    ) throws {
        guard keeps(.alias) else { return }
        let version = FactVersion(
            kind, of: facts.id, days: DayRange(from: .first),
            value: Alias<Subject.Caregiver>(facts.survivor), learned: learned)
        try aliases.append(version, of: facts.duplicate, by: recorder)
    }

    /// Keeps whom a caregiver cares for, as `kind` says.
    public func learn(
        _ facts: CaregiverLinkFacts, _ kind: VersionKind, learned: Learned, by recorder: Recorder
    ) throws {
        guard keeps(.links) else { return }
        let version = FactVersion(
            kind, of: FactID(of: facts.id),
            days: DayRange(from: facts.start, until: facts.end) ?? DayRange(from: facts.start),
            value: KnownLink(child: facts.child), learned: learned)
        try links.append(version, of: facts.caregiver, by: recorder)
    }
}
