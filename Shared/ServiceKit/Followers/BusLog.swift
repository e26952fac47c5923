package import Bus
package import Store
internal import Vocabulary

/// A service's log, over the bus.
package struct BusLog: LogSource {
    /// Events that are applied in one transaction, at most.
    static let batch = 256

    private let connect: @Sendable () throws -> BusClient

    /// `connect` is asked for a client at every attempt: where the service is may have changed.
    package init(connect: @escaping @Sendable () throws -> BusClient) { self.connect = connect }

    /// Asks for the head first, so that how far there is to go is known before the first event comes.
    package func follow(
        after position: UInt64, connected: @escaping @Sendable (UInt64) -> Void,
        deliver: @escaping @Sendable ([EventEnvelope]) async throws -> Void
    ) async throws {
        try await withClient(connect()) { client in
            // A retry would begin again where this call began, and bring events twice: the follower itself comes
            // back.
            let once = CallOptions(timeout: .seconds(10), language: .en, retry: .never)
            connected(try await client.call(EventLog.head, Empty(), once).position)
            let endless = CallOptions(language: .en, retry: .never)
            let events = client.feed(EventLog.subscribe, SubscribeLog(after: position), endless)
            try await gather(events, upTo: Self.batch) { batch in try await deliver(batch.map(\.envelope)) }
        }
    }
}
