package import Store
internal import Vocabulary

/// The log of a service in the same process, without a bus: for tests of handlers.
package struct StoreLog: LogSource {
    private let store: ServiceStore

    package init(of service: RunningService) { store = service.store }

    package func follow(
        after position: UInt64, connected: @escaping @Sendable (UInt64) -> Void,
        deliver: @escaping @Sendable ([EventEnvelope]) async throws -> Void
    ) async throws {
        var after = position
        connected(store.head)
        for await head in store.heads() {
            while after < head {
                let envelopes = try await store.events(after: after, limit: 256)
                guard let last = envelopes.last else { break }
                try await deliver(envelopes)
                after = last.position
            }
        }
    }
}
