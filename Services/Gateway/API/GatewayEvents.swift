public import Vocabulary

/// What the coordinator tells. That there is a run for a child may tell of a case, so all that names one is sealed.
public enum GatewayEvent: DomainEvent {
    case workflowStarted(WorkflowFacts)
    /// It stands elsewhere: `status` says where.
    case workflowMoved(WorkflowFacts)
    /// Somebody else's mandate is used from now on.
    case workflowTakenOver(WorkflowFacts)
    /// It is done, undone, or its child has left.
    case workflowEnded(WorkflowFacts)
    case taskOpened(TaskFacts)
    /// Somebody has it now, or nobody in particular.
    case taskHanded(TaskFacts)
    case taskClosed(TaskFacts)
    /// A row of its store was written: which one, and what it is up to.
    case recordKept(RecordDigest)

    public static let source = GatewayContract.name
    /// A digest can be held against the row without any key, and tells nothing to who has not got the row.
    public var isConfidential: Bool { if case .recordKept = self { false } else { true } }

    public var subject: String {
        switch self {
        case .workflowStarted(let facts), .workflowMoved(let facts), .workflowTakenOver(let facts),
            .workflowEnded(let facts):
            facts.id.text
        case .taskOpened(let facts), .taskHanded(let facts), .taskClosed(let facts): facts.id.text
        case .recordKept(let record): record.subject
        }
    }
}

/// A run after the event that carries it.
public struct WorkflowFacts: Composite {
    public var id: WorkflowID
    public var workflow: WorkflowKind
    public var version: Int
    public var child: ChildID
    /// The unit whose mandate it runs by.
    public var unit: UnitPath
    public var person: PersonCode?
    public var status: WorkflowStatus
    public var on: Day
}

/// A task after the event that carries it.
public struct TaskFacts: Composite {
    public var id: TaskID
    public var run: WorkflowID
    public var kind: TaskKind
    public var child: ChildID
    public var unit: UnitPath
    public var person: PersonCode?
    /// The last day on which it is in time.
    public var due: Day?
    public var on: Day
}

/// A row of the coordinator's as it was left: a run, a step of one, a task, a mandate.
public struct RecordDigest: Composite {
    /// The table and the row's id in it: `journal/…/3`.
    public var subject: String
    /// Of all that is kept of it, by a key of the run's own that lies beside it: HMAC-SHA-256 in hexadecimal digits.
    public var digest: String
}
