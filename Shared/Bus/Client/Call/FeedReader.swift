/// One reading of a feed, retries included. Given up, it cancels its call.
final class FeedReader {
    private let client: BusClient
    private let method: String
    private let body: [UInt8]
    private let metadata: Metadata
    private let options: CallOptions
    private let deadline: ContinuousClock.Instant?
    private var attempts: Attempts
    private var call: OutgoingCall?
    private var hasDelivered = false
    /// What the reply carried.
    private(set) var end: (metadata: Metadata, body: [UInt8])?

    init(_ client: BusClient, _ method: String, _ body: [UInt8], _ metadata: Metadata, _ options: CallOptions)
    {
        (self.client, self.method) = (client, method)
        (self.body, self.metadata, self.options) = (body, metadata, options)
        deadline = options.deadline(for: .feed)
        attempts = Attempts(
            .feed, options.retry, deadline: deadline, endpoints: client.connections.count)
    }

    deinit { call?.handle(.cancel) }

    nonisolated(nonsending) func next() async throws -> [UInt8]? {
        while end == nil {
            let call = try self.call ?? attempt()
            if let item = await call.nextItem() {
                hasDelivered = true
                return item
            }
            do {
                end = try await client.awaitReply(to: call, options.language)
            } catch let error as CallError where !hasDelivered {
                self.call = nil
                try await client.pause(&attempts, after: error, at: call.endpoint, options.language)
            }
        }
        return nil
    }

    /// A new call for the feed, launched.
    private func attempt() throws -> OutgoingCall {
        let call = client.newCall(deadline: deadline, avoiding: attempts.avoiding)
        try client.launch(call, method, metadata, body, options.language)
        self.call = call
        return call
    }
}
