import GRDB
import RegistryAPI
import Store
import Vocabulary

// What the registry has told of each child, an aspect a table: written only by following its log.

struct KnownIdentityRecords: StateRecords {
    static let table = "known_identities"
    typealias About = ChildID
    typealias Value = ChildIdentity
    let db: Database
}

struct KnownHomeRecords: StateRecords {
    static let table = "known_homes"
    typealias About = ChildID
    typealias Value = UnitPath
    let db: Database
}

struct KnownStandingRecords: StateRecords {
    static let table = "known_standings"
    typealias About = ChildID
    typealias Value = ChildStatus
    let db: Database
}
