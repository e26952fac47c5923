public import Vocabulary

extension Worker {
    public init(
        id: WorkerID, name: String, unit: UnitPath, role: WorkerRole, from: Day, standing: WorkerStanding,
        version: Int
    ) {
        (self.id, self.name, self.unit, self.role, self.from) = (id, name, unit, role, from)
        (self.standing, self.version) = (standing, version)
    }
}

extension RegisterWorker {
    public init(name: String, unit: UnitPath, role: WorkerRole) {
        (self.name, self.unit, self.role) = (name, unit, role)
    }
}

extension GetWorker { public init(id: WorkerID) { self.id = id } }
extension UpdateWorker { public init(id: WorkerID) { self.id = id } }

extension CorrectWorker {
    public init(id: WorkerID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension VoidWorkerFact {
    public init(id: WorkerID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension ListWorkerHistory { public init(worker: WorkerID) { self.worker = worker } }

extension WorkerFactEntry {
    public init(
        fact: FactID, aspect: WorkerAspect, kind: VersionKind, from: Day, stands: Bool, recordedAt: Timestamp,
        unit: UnitPath
    ) {
        (self.fact, self.aspect, self.kind, self.from) = (fact, aspect, kind, from)
        (self.stands, self.recordedAt, self.unit) = (stands, recordedAt, unit)
    }
}
