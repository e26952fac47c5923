import GRDB
import RegistryAPI
import RegistryKnown
import Store

/// The children that the registry has told of: the star's rows of children follow from these.
struct CountedChildRecords: KnownChildRecords {
    static let aspects: Set<KnownChildAspect> = [.identity, .home, .standing, .disabilities, .alias]
    let db: Database
}

extension Snapshot { var knownChildren: CountedChildRecords { CountedChildRecords(db: db) } }
