internal import GRDB
internal import Store

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

extension KnownAspect {
    func create(in db: Database) throws {
        switch self {
        case .identity: try FactTable.create(KnownIdentityRecords.table, in: db)
        case .home:
            try FactTable.create(KnownHomeRecords.table, columns: KnownHomeRecords.columns, in: db)
        case .poverty: try FactTable.create(KnownPovertyRecords.table, in: db)
        case .standing:
            try FactTable.create(KnownStandingRecords.table, columns: KnownStandingRecords.columns, in: db)
        case .circumstances: try FactTable.create(KnownCircumstanceRecords.table, in: db)
        case .disabilities: try FactTable.create(KnownDisabilityRecords.table, in: db)
        }
    }
}
