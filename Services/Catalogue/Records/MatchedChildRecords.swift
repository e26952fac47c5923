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

extension Snapshot { var knownChildren: MatchedChildRecords { MatchedChildRecords(db: db) } }
