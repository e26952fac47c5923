internal import Store
internal import Vocabulary

/// The tables of a service, which its own handlers of events write.
struct StoreSink: EventSink {
    let store: ServiceStore
    /// Those of the one source that is followed.
    let following: [Following]

    func cursor(for source: String) -> UInt64 { store.cursor(for: source) }

    func apply(_ envelopes: [EventEnvelope], from source: String) async throws {
        try await store.follow(source: source, envelopes: envelopes) { [following] envelope, transaction in
            for one in following { try one.apply(envelope, transaction) }
        }
    }
}
