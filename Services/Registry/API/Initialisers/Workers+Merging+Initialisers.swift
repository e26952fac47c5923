public import Vocabulary

extension MergeWorkers {
    public init(survivor: sending WorkerID, duplicate: WorkerID, reason: String) {
        (self.survivor, self.duplicate, self.reason) = (survivor, duplicate, reason)
    }
}

extension UnmergeWorker {
    public init(duplicate: sending WorkerID, reason: String) {
        (self.duplicate, self.reason) = (duplicate, reason)
    }
}

extension MergedWorker {
    public init(worker: sending Worker, duplicate: WorkerID) {
        (self.worker, self.duplicate) = (worker, duplicate)
    }
}

extension UnmergedWorker {
    public init(worker: sending Worker, duplicate: Worker) {
        (self.worker, self.duplicate) = (worker, duplicate)
    }
}

extension WorkerMergeFacts {
    public init(id: sending FactID, survivor: WorkerID, duplicate: WorkerID) {
        (self.id, self.survivor, self.duplicate) = (id, survivor, duplicate)
    }
}

extension FoundWorker {
    public init(
        id: sending WorkerID, name: String, unit: UnitPath, role: WorkerRole, standing: WorkerStanding
    ) {
        (self.id, self.name, self.unit) = (id, name, unit)
        (self.role, self.standing) = (role, standing)
    }
}
