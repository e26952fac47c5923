public import Bus
public import Vocabulary

extension Workers {
    /// Says that a fact of the worker never was so, but otherwise, or from another day. What was known before stays known of
    /// the time before. Who the worker is, ``update`` corrects.
    public static let correct = Command<CorrectWorker, Worker>(
        "registry.Workers/Correct", needs: .caseworker)
    /// Says that a fact of the worker never was: what held before it holds on.
    public static let void = Command<VoidWorkerFact, Worker>("registry.Workers/Void", needs: .caseworker)
    /// All that was ever said of a worker's identity, workplace, role and standing, by whom and when; as it was learned.
    public static let history = Query<ListWorkerHistory, List<WorkerFactEntry>>(
        "registry.Workers/History", needs: .reader)
}

/// What is nil stays as it is. Only what the fact is about can be given.
public struct CorrectWorker: Composite {
    public var id: WorkerID
    /// A fact of the worker's history: a workplace, a role, a standing.
    public var fact: FactID
    /// The day from which it is so; of a leaving, the first day no longer at work. The unit and the role that the registration
    /// gave move with the registration's day.
    public var on: Day?
    /// Of a workplace: a unit of the fact's day that the caller may act for.
    public var unit: UnitPath?
    /// Of a role.
    public var role: WorkerRole?
    /// Of the registration: `enteredInError` when there never was such a worker, `atWork` to take that back.
    public var standing: WorkerStanding?
    /// Refused (ABORTED) when the worker has been changed since this version.
    public var ifVersion: Int?
}

public struct VoidWorkerFact: Composite {
    public var id: WorkerID
    /// A fact of the worker's history. The registration cannot be voided, nor the unit and the role that it began with.
    public var fact: FactID
    /// Refused (ABORTED) when the worker has been changed since this version.
    public var ifVersion: Int?
}

public struct ListWorkerHistory: Composite, PagedRequest {
    public var worker: WorkerID
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// One version of one fact of a worker, and who said it when.
public struct WorkerFactEntry: Composite {
    /// The fact's id: what ``Workers/correct`` and ``Workers/void`` name.
    public var fact: FactID
    public var aspect: WorkerAspect
    public var kind: VersionKind
    /// The day from which it is so.
    public var from: Day
    /// Whether this is what the register says of the fact now.
    public var stands: Bool
    /// The fact that it follows from, where nobody entered it for itself.
    public var cause: FactID?
    /// Of an identity.
    public var name: String?
    /// Of an identity.
    public var phone: String?
    /// Of a workplace: the unit that the worker works in.
    public var workplace: UnitPath?
    /// Of a role.
    public var role: WorkerRole?
    /// Of a standing.
    public var standing: WorkerStanding?
    /// When it was entered.
    public var recordedAt: Timestamp
    /// Who entered it.
    public var unit: UnitPath
    /// The person of that unit; nil where a program did.
    public var recordedBy: String?
}
