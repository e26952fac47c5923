import GRDB
import RegistryKnown
import Store

/// The workers that the registry has told of: they are counted.
struct CountedWorkerRecords: KnownWorkerRecords {
    static let aspects: Set<KnownWorkerAspect> = [.workplace, .role, .standing]
    let db: Database
}

extension Snapshot { var knownWorkers: CountedWorkerRecords { CountedWorkerRecords(db: db) } }
