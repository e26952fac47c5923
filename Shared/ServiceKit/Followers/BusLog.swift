package import Bus
package import Store
internal import Vocabulary

/// A service's log, over the bus.
package struct BusLog: LogSource {
    /// Events that are applied in one transaction, at most: commands wait for all of them.
    static let batch = 64

    private let connect: @Sendable () throws -> BusClient

    /// `connect` is asked for a client at every attempt: where the service is may have changed.
    package init(connect: @escaping @Sendable () throws -> BusClient) { self.connect = connect }

    /// Asks first whether it is still the log that was followed, and for its head, so that how far there is to go is known
    /// before the first event comes.
    package func follow(
        after cursor: LogCursor, connected: @escaping @Sendable (UInt64) async throws -> Void,
        deliver: @escaping @Sendable ([EventEnvelope]) async throws -> Void
    ) async throws {
        try await withClient(connect()) { client in
            guard let mark = cursor.mark else { throw LogParted() }
            let compared = try await Self.compare(mark, client)
            guard compared.same else { throw LogParted() }
            try await connected(compared.head)
            // A retry would begin again where this call began, and bring events twice: the follower itself comes
            // back.
            let endless = CallOptions(language: .en, retry: .never)
            // The chain goes along: another process may have taken the place of the one that was asked.
            let events = client.feed(
                EventLog.subscribe, SubscribeLog(after: mark.position, chain: mark.chain), endless)
            try await gather(events, upTo: Self.batch) { batch in try await deliver(batch.map(\.envelope)) }
        }
    }

    package func lastHeld(of marks: [LogMark]) async throws -> LogMark {
        try await withClient(connect()) { client in
            // What holds for a mark holds for all before it: halved until it is found.
            var (held, beyond) = (0, marks.count + 1)
            while beyond - held > 1 {
                let middle = (held + beyond) / 2
                if try await Self.compare(marks[middle - 1], client).same {
                    held = middle
                } else {
                    beyond = middle
                }
            }
            return held == 0 ? .start : marks[held - 1]
        }
    }

    package func heads(
        comparing kept: [KnownHead]
    ) async throws -> (heads: [SignedHead], missing: [KnownHead]) {
        try await withClient(connect()) { client in
            let once = CallOptions(timeout: .seconds(10), language: .en, retry: .never)
            let reply = try await client.call(
                EventLog.heads, AskHeads(kept: kept.compactMap(KeptHead.init)), once)
            return (reply.heads.map(SignedHead.init), reply.missing.map(KnownHead.init))
        }
    }

    private static func compare(_ mark: LogMark, _ client: BusClient) async throws -> LogCompared {
        let once = CallOptions(timeout: .seconds(10), language: .en, retry: .never)
        return try await client.call(
            EventLog.compare, CompareLog(position: mark.position, chain: mark.chain), once)
    }
}
