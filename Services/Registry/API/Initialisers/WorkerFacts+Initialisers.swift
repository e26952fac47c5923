public import Vocabulary

extension WorkerFacts {
    public init(worker: sending WorkerID, facts: [WorkerFact]) { (self.worker, self.facts) = (worker, facts) }
}

extension WorkerFact {
    public init(id: FactID, aspect: WorkerAspect, kind: VersionKind, from: Day) {
        (self.id, self.aspect, self.kind, self.from) = (id, aspect, kind, from)
    }
}
