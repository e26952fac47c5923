public import GRDB
public import RegistryAPI
public import Store
public import Vocabulary

// What the registry has told of each child, an aspect a table: written only by following its log.

public struct KnownIdentityRecords: StateRecords {
    public static let table = "known_identities"
    public typealias About = ChildID
    public typealias Value = ChildIdentity
    public let db: Database

    public init(db: Database) { self.db = db }
}

public struct KnownHomeRecords: StateRecords {
    public static let table = "known_homes"
    public static let columns = [FactColumn("commune", "$")]
    public typealias About = ChildID
    public typealias Value = UnitPath
    public let db: Database

    public init(db: Database) { self.db = db }
}

public struct KnownPovertyRecords: StateRecords {
    public static let table = "known_poverty"
    public typealias About = ChildID
    public typealias Value = PovertyStatus
    public let db: Database

    public init(db: Database) { self.db = db }
}

public struct KnownStandingRecords: StateRecords {
    public static let table = "known_standings"
    public static let columns = [FactColumn("status", "$")]
    public typealias About = ChildID
    public typealias Value = ChildStatus
    public let db: Database

    public init(db: Database) { self.db = db }
}

public struct KnownCircumstanceRecords: PeriodRecords {
    public static let table = "known_circumstances"
    public typealias About = ChildID
    public typealias Value = KnownCircumstance
    public let db: Database

    public init(db: Database) { self.db = db }
}

/// A determination holds from its day until the next one's.
public struct KnownDisabilityRecords: StateRecords {
    public static let table = "known_disabilities"
    public typealias About = ChildID
    public typealias Value = KnownDisability
    public let db: Database

    public init(db: Database) { self.db = db }
}
