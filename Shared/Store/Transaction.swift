internal import GRDB
public import JSONCoding
public import Vocabulary

/// The store as one command changes it. What it changes, the events it emits, its audit entry and its
/// remembered reply commit together or not at all. Valid only inside the handler.
public final class Transaction: Snapshot {
    /// What `emit` was given, in order; the store numbers and writes them when the handler returns.
    private(set) var emitted: [any DomainEvent] = []
    /// The day that `setClock` was given.
    private(set) var clockSetTo: Day?

    /// As whom it signs what it issues; whoever makes it says so.
    var signer: DocumentSigner?

    /// Whose keys `destroyKey` was told to destroy.
    private(set) var destroyed: [PersonTraces] = []

    /// Destroys the key of a person's own: what is sealed with it can never be opened again, here or in a copy that is made from
    /// now on. The handler takes the person out of its tables; the store takes it out of what it remembers of calls, and
    /// what is left in the file and its write-ahead log right after the commit.
    ///
    /// - Parameter traces: what the handler's tables had of the person.
    public func destroyKey(of person: String, _ traces: PersonTraces) throws {
        var traces = traces
        // As long as it can be found somewhere in the file it is not destroyed.
        if let key = try people.destroy(person, at: now) { traces.add(key, headers: vault.headers) }
        try RememberedReplies(db: db, vault: vault).forget(traces)
        destroyed.append(traces)
    }

    /// Adds an event to the service's log, and so to what every follower will learn.
    public func emit(_ event: some DomainEvent) { emitted.append(event) }

    /// When what the next event says is learned: the place that it gets, and its moment. Facts take it before their event
    /// is emitted.
    public var learned: Learned {
        Learned(
            at: LogPoint(log.head + UInt64(emitted.count) + 1), moment: log.latest.map { max($0, now) } ?? now
        )
    }

    /// Who says it.
    public var recorder: Recorder { Recorder(unit: principal.unit, person: principal.person?.id.text) }

    /// A fresh id, made at the call's moment.
    public func newID<Subject>(_: Subject.Type = Subject.self) -> ID<Subject> { ID(at: now) }

    /// Sets the deployment's simulated clock for the calls after this one. Throws
    /// ``StoreError/clockNotSimulated``, ``StoreError/clockBackwards(from:to:)``.
    public func setClock(to day: Day) throws {
        guard context.isSimulated else { throw StoreError.clockNotSimulated }
        let current = clockSetTo ?? today
        guard day >= current else { throw StoreError.clockBackwards(from: current, to: day) }
        clockSetTo = day
    }

    /// As of a ``Snapshot``; what `body` changed is undone.
    public override func rehearse(
        without unread: PointerSet, _ body: (Transaction) throws -> Void
    ) throws {
        let rehearsal = Transaction(
            db: db, context: context, vault: vault, log: log, references: references, unread: unread)
        rehearsal.signer = signer
        try db.inSavepoint {
            try body(rehearsal)
            return .rollback
        }
    }
}
