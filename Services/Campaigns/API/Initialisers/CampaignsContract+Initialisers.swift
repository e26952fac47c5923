public import Vocabulary

extension Learner {
    public init(kind: sending LearnerKind, id: LearnerID) { (self.kind, self.id) = (kind, id) }

    public init(_ child: ChildID) { (kind, id) = (.child, Self.relabelled(child)) }
    public init(_ caregiver: CaregiverID) { (kind, id) = (.caregiver, Self.relabelled(caregiver)) }
    public init(_ worker: WorkerID) { (kind, id) = (.worker, Self.relabelled(worker)) }

    /// The same text under this room's label; every id's text is well formed already.
    private static func relabelled<Subject>(_ id: ID<Subject>) -> LearnerID {
        guard let learner = LearnerID(id.text) else { preconditionFailure("an id is always well formed") }
        return learner
    }
}
