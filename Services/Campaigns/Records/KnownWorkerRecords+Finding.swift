import RegistryKnown
import Store
import Vocabulary

extension KnownWorkerRecords {
    /// Nil of one that the registry has not told of.
    func find(_ worker: WorkerID) throws -> KnownWorker? {
        try KnownWorker(roles: roles.timeline(of: worker), standings: standings.timeline(of: worker))
    }
}
