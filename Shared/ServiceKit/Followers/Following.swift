public import Store
public import Vocabulary

/// One log that a service follows into its own tables.
public struct Following: Sendable {
    /// The service whose log it is.
    public let source: String
    let apply: @Sendable (EventEnvelope, Transaction) throws -> Void
    let forget: @Sendable (LogPoint, Transaction) throws -> Set<String>
    let settle: @Sendable (String, Transaction) throws -> Void

    /// `apply` runs once an event, in log order, in the transaction that also moves the cursor: never twice,
    /// never out of order. It may not refuse: an event is a fact. A type of event that this service does not
    /// know is passed over.
    ///
    /// When the log turns out to have been restored to an earlier life (docs/decisions/0017-logs-have-an-identity.md), `forget`
    /// takes out of the tables all that was learned from events after a point, and names those (children, mostly) on whom
    /// records of the service's own hang. For each of these `settle` runs once the log has been read to its end again: it makes
    /// those records follow from what is known now, and tells what changes by events of the service's own. A service that tells
    /// nothing on the strength of what it follows needs none.
    ///
    /// Of what is confidential a service that may not see it is given the kind, the moment and who told it (`withheld`): that something
    /// has happened, never to whom.
    public init<Event: DomainEvent>(
        _ type: Event.Type, apply: @escaping @Sendable (Recorded<Event>, Transaction) throws -> Void,
        forget: @escaping @Sendable (LogPoint, Transaction) throws -> Set<String>,
        settle: @escaping @Sendable (String, Transaction) throws -> Void = { _, _ in },
        withheld: @escaping @Sendable (EventEnvelope, Transaction) throws -> Void = { _, _ in }
    ) {
        source = Event.source
        (self.forget, self.settle) = (forget, settle)
        self.apply = { envelope, transaction in
            if envelope.confidential, envelope.data == nil { return try withheld(envelope, transaction) }
            guard let recorded = try envelope.recorded(Event.self) else { return }
            try apply(recorded, transaction)
        }
    }
}
