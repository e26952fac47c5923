import GRDB
import RegistryKnown
import ServiceKit
import Store

/// The children that the registry has told of, with everything needed to match offers.
struct MatchedChildRecords: KnownChildRecords, Keyed {
    static let unknown = "catalogue.no-child"
    static let aspects = Set(KnownChildAspect.allCases)
    let db: Database
}

/// The same, with as much of each as is asked where something was given to it: who it is, where it lives, whether it is on the
/// register.
struct ServedChildRecords: KnownChildRecords, Keyed {
    static let unknown = MatchedChildRecords.unknown
    static let aspects: Set<KnownChildAspect> = [.identity, .home, .standing, .alias]
    let db: Database
}

extension Snapshot {
    var knownChildren: MatchedChildRecords { MatchedChildRecords(db: db) }
    var servedChildren: ServedChildRecords { ServedChildRecords(db: db) }
}
