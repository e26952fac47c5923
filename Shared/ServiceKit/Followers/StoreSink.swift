internal import Store
internal import Vocabulary

/// The tables of a service, which its own handlers of events write.
struct StoreSink: EventSink {
    let store: ServiceStore
    /// Those of the one source that is followed.
    let following: [Following]

    func cursor(for source: String) -> LogCursor { store.logCursor(for: source) }

    /// Events come many to a transaction. One that cannot be taken in keeps those that follow it out, and none that came before it.
    func apply(_ envelopes: [EventEnvelope], from source: String) async throws {
        do {
            try await take(envelopes, from: source)
        } catch let error as StoreError {
            guard case .notApplied(_, let position, _) = error else { throw error }
            let before = envelopes.filter { $0.position < position }
            if !before.isEmpty { try await take(before, from: source) }
            throw error
        }
    }

    private func take(_ envelopes: [EventEnvelope], from source: String) async throws {
        try await store.follow(source: source, envelopes: envelopes) { [following] envelope, transaction in
            for one in following { try one.apply(envelope, transaction) }
        }
    }

    func marks(of source: String) async throws -> [LogMark] { try await store.marks(of: source) }

    func rewind(_ source: String, to mark: LogMark) async throws {
        try await store.rewind(source: source, to: mark) { [following] point, transaction in
            try following.reduce(into: []) { $0.formUnion(try $1.forget(point, transaction)) }
        }
    }

    func caughtUp(with source: String) async throws {
        try await store.settle(source: source) { [following] subject, transaction in
            for one in following { try one.settle(subject, transaction) }
        }
    }
}
