public import Vocabulary

extension Worker {
    public init(id: WorkerID, name: String, unit: UnitPath, role: WorkerRole, from: Day) {
        (self.id, self.name, self.unit, self.role, self.from) = (id, name, unit, role, from)
    }
}

extension RegisterWorker {
    public init(name: String, unit: UnitPath, role: WorkerRole) {
        (self.name, self.unit, self.role) = (name, unit, role)
    }
}

extension UpdateWorker { public init(id: WorkerID) { self.id = id } }
