internal import GRDB
internal import RegistryAPI
internal import Store
public import Vocabulary

/// What a service may keep of a child that the registry tells of, each for itself and with days of its own.
public enum KnownChildAspect: KnownAspect {
    /// Sex, birth, ethnicity: who it is holds on every day.
    case identity
    case home
    /// The household's.
    case poverty
    /// Whether it is on the register.
    case standing
    /// Those that the law does not keep confidential.
    case circumstances
    /// What was determined, each from its day on.
    case disabilities
    /// As which other entry it is shown.
    case alias

    public var table: any KnownTable<ChildID> {
        switch self {
        case .identity: Self.identities
        case .home: Self.homes
        case .poverty: Self.povertyStatuses
        case .standing: Self.standings
        case .circumstances: Self.heldCircumstances
        case .disabilities: Self.determinations
        case .alias: Self.aliases
        }
    }
}

extension KnownChildAspect {
    static let identities = StateTable<ChildID, ChildIdentity>("known_identities", isFollowed: true)
    static let homes = StateTable<ChildID, UnitPath>(
        "known_homes", [FactColumn("commune", "$", index: .none)], isFollowed: true)
    static let povertyStatuses = StateTable<ChildID, PovertyStatus>("known_poverty", isFollowed: true)
    static let standings = StateTable<ChildID, ChildStatus>(
        "known_standings", [FactColumn("status", "$")], isFollowed: true)
    static let heldCircumstances = PeriodTable<ChildID, KnownCircumstance>(
        "known_circumstances", isFollowed: true)
    /// A determination holds from its day until the next one's.
    static let determinations = StateTable<ChildID, KnownDisability>("known_disabilities", isFollowed: true)
    static let aliases = StateTable<ChildID, Alias<Subject.Child>>(
        "known_aliases", [Alias<Subject.Child>.column()], isFollowed: true)
}
