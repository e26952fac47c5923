public import Store
public import Vocabulary

/// One log that a service follows into its own tables.
public struct Following: Sendable {
    /// The service whose log it is.
    public let source: String
    let apply: @Sendable (EventEnvelope, Transaction) throws -> Void

    /// `apply` runs once an event, in log order, in the transaction that also moves the cursor: never twice,
    /// never out of order. It may not refuse: an event is a fact. A type of event that this service does not
    /// know is passed over.
    public init<Event: DomainEvent>(
        _ type: Event.Type, apply: @escaping @Sendable (Recorded<Event>, Transaction) throws -> Void
    ) {
        source = Event.source
        self.apply = { envelope, transaction in
            guard let recorded = try envelope.recorded(Event.self) else { return }
            try apply(recorded, transaction)
        }
    }
}
