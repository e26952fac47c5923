public import Bus
public import Vocabulary

extension Workers {
    /// Takes two entries for one worker: from now on the duplicate is another name of the survivor, whose unit and role count on the days
    /// on which it is at work; on others those of the duplicate do. What was recorded under either stays its own.
    public static let merge = Command<MergeWorkers, MergedWorker>(
        "registry.Workers/Merge", needs: .caseworker)
    /// Takes a merge back: both entries stand and count as if there had been none. What was recorded meanwhile stays with the survivor.
    public static let unmerge = Command<UnmergeWorker, UnmergedWorker>(
        "registry.Workers/Unmerge", needs: .caseworker)
}

public struct MergeWorkers: Composite {
    /// The entry by which the worker is shown from now on, of a unit that the caller may act for. An alias means its survivor.
    public var survivor: WorkerID
    /// The other one, of a unit that the caller may act for too. Neither an alias nor a survivor of others, and not entered by mistake
    /// (FAILED_PRECONDITION).
    public var duplicate: WorkerID
    /// How it is known that both are one person; 1 to 1,000 characters.
    public var reason: String
}

public struct UnmergeWorker: Composite {
    /// An entry that was merged into another one (FAILED_PRECONDITION otherwise), which the caller may act for.
    public var duplicate: WorkerID
    /// Why they are two after all; 1 to 1,000 characters.
    public var reason: String
}

public struct MergedWorker: Composite {
    /// The survivor.
    public var worker: Worker
    public var duplicate: WorkerID
}

public struct UnmergedWorker: Composite {
    public var worker: Worker
    public var duplicate: Worker
}

/// What followers learn of an entry of a worker that was taken for another one, or turned out to be none.
public struct WorkerMergeFacts: Composite {
    /// The same when it is taken back.
    public var id: FactID
    /// By which the worker is shown.
    public var survivor: WorkerID
    /// The entry that is another name of it while they are merged.
    public var duplicate: WorkerID
}
