import GRDB
import RegistryKnown
import Store

/// The workers that the registry has told of: the star's rows of workers follow from these.
struct CountedWorkerRecords: KnownWorkerRecords {
    static let aspects: Set<KnownWorkerAspect> = [.workplace, .role, .standing, .alias]
    let db: Database
}
