public import Vocabulary

/// What a worker changes by, each for itself and with days of its own.
public enum WorkerAspect: String, Choice {
    /// Name and telephone: what they are holds on every day, so that they are only ever corrected.
    case identity
    /// The unit that the worker works in.
    case workplace
    /// What the worker does there.
    case role
    /// Whether the worker is at work.
    case standing
}

/// Whether a worker is at work.
public enum WorkerStanding: String, Choice {
    case atWork
    /// From the day after the last day of work until the first day of work again.
    case left
    /// Entered by mistake, or a second time: it never was, and counts on no day.
    case enteredInError
}

/// What the registry has learned of a worker in one go.
public struct WorkerFacts: Composite {
    public var worker: WorkerID
    /// In the order in which they were said.
    public var facts: [WorkerFact]
}

/// One version of one dated fact of a worker. Of ``workplace`` to ``standing`` it has the one that ``aspect`` names, of a voided
/// fact what was said of it last; who a worker is, is not told.
public struct WorkerFact: Composite, ToldFact {
    /// The same in all versions of the fact.
    public var id: FactID
    public var aspect: WorkerAspect
    public var kind: VersionKind
    /// It is so from this day until the next fact of its aspect takes over; an identity's is the first day of all.
    public var from: Day
    /// The fact that it follows from, where nobody entered it for itself.
    public var cause: FactID?
    /// The unit that the worker works in.
    public var workplace: UnitPath?
    public var role: WorkerRole?
    public var standing: WorkerStanding?
}
