import GRDB
import RegistryKnown
import Store

/// The children that the registry has told of: they learn.
struct LearningChildRecords: KnownChildRecords {
    static let aspects: Set<KnownAspect> = [.identity, .home, .standing]
    let db: Database
}

extension Snapshot { var knownChildren: LearningChildRecords { LearningChildRecords(db: db) } }
