internal import GRDB
internal import RegistryAPI
internal import Store
internal import Vocabulary

/// What a service may keep of a child that the registry tells of, each for itself and with days of its own.
public enum KnownAspect: CaseIterable, Sendable {
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
}

/// What the registry has told of each child, an aspect a table: written only by following its log.
enum KnownTables {
    static let identities = StateTable<ChildID, ChildIdentity>("known_identities", isFollowed: true)
    static let homes = StateTable<ChildID, UnitPath>(
        "known_homes", [FactColumn("commune", "$")], isFollowed: true)
    static let poverty = StateTable<ChildID, PovertyStatus>("known_poverty", isFollowed: true)
    static let standings = StateTable<ChildID, ChildStatus>(
        "known_standings", [FactColumn("status", "$")], isFollowed: true)
    static let circumstances = PeriodTable<ChildID, KnownCircumstance>(
        "known_circumstances", isFollowed: true)
    /// A determination holds from its day until the next one's.
    static let disabilities = StateTable<ChildID, KnownDisability>("known_disabilities", isFollowed: true)
}

extension KnownAspect {
    func create(in db: Database) throws {
        switch self {
        case .identity: try KnownTables.identities.create(in: db)
        case .home: try KnownTables.homes.create(in: db)
        case .poverty: try KnownTables.poverty.create(in: db)
        case .standing: try KnownTables.standings.create(in: db)
        case .circumstances: try KnownTables.circumstances.create(in: db)
        case .disabilities: try KnownTables.disabilities.create(in: db)
        }
    }

    /// Takes back what was learned of it after the point. Returns whom it was about.
    func forget(after point: LogPoint, in db: Database) throws -> [ChildID] {
        switch self {
        case .identity: try KnownTables.identities.in(db).forget(after: point)
        case .home: try KnownTables.homes.in(db).forget(after: point)
        case .poverty: try KnownTables.poverty.in(db).forget(after: point)
        case .standing: try KnownTables.standings.in(db).forget(after: point)
        case .circumstances: try KnownTables.circumstances.in(db).forget(after: point)
        case .disabilities: try KnownTables.disabilities.in(db).forget(after: point)
        }
    }
}
