public import Vocabulary

extension WorkflowTask {
    public init(
        id: TaskID, run: WorkflowID, kind: TaskKind, child: ChildID, unit: UnitPath, vietnamese: String,
        english: String
    ) {
        (self.id, self.run, self.kind) = (id, run, kind)
        (self.child, self.unit) = (child, unit)
        (self.vietnamese, self.english) = (vietnamese, english)
    }
}

extension TaskFacts {
    public init(
        id: TaskID, run: WorkflowID, kind: TaskKind, child: ChildID, unit: UnitPath, on: Day
    ) {
        (self.id, self.run, self.kind) = (id, run, kind)
        (self.child, self.unit, self.on) = (child, unit, on)
    }
}

extension TakeTask { public init(id: sending TaskID) { self.id = id } }
extension PassTask { public init(id: TaskID) { self.id = id } }
extension SnoozeTask {
    public init(id: sending TaskID, until: Day) { (self.id, self.until) = (id, until) }
}

extension RecordDigest {
    public init(of subject: String, _ digest: String) { (self.subject, self.digest) = (subject, digest) }
}
