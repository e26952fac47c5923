internal import Vocabulary

extension BusClient {
    /// Asks for a feed. The call begins when the first item is asked for, and is cancelled when its reader stops; the
    /// service sends ahead at most 64 items. Until the first item has come it is retried like any call.
    public func feed<Request, Item>(
        _ method: Feed<Request, Item>, _ request: Request, _ options: CallOptions = .init()
    ) -> FeedItems<Request, Item> {
        FeedItems(client: self, method: method, request: request, options: options)
    }
}

/// The items of a feed, in order; ends when the service has no more, throws ``CallError``.
public struct FeedItems<Request: Payload, Item: Payload>: AsyncSequence, Sendable {
    public typealias Element = Item
    public typealias Failure = any Error
    let client: BusClient
    let method: Feed<Request, Item>
    let request: Request
    let options: CallOptions

    public struct AsyncIterator: AsyncIteratorProtocol {
        public typealias Failure = any Error
        let items: FeedItems
        private var reader: FeedReader?

        init(items: FeedItems) { self.items = items }

        public mutating func next() async throws -> Item? {
            let reader: FeedReader
            if let open = self.reader {
                reader = open
            } else {
                let options = items.options
                reader = FeedReader(
                    items.client, items.method.name, try items.client.encode(items.request, options),
                    options.metadata(for: .feed, seen: items.client.positions.current), options)
                self.reader = reader
            }
            guard let bytes = try await reader.next() else { return nil }
            return try items.client.decode(Item.self, bytes, items.options)
        }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(items: self) }
}

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
        self.client = client
        self.method = method
        self.body = body
        self.metadata = metadata
        self.options = options
        deadline = options.deadline(for: .feed)
        attempts = Attempts(
            .feed, options.retry, deadline: deadline, endpoints: client.connections.count)
    }

    deinit { call?.handle(.cancel) }

    nonisolated(nonsending) func next() async throws -> [UInt8]? {
        while end == nil {
            let call = try self.call ?? begin()
            if let item = await call.nextItem() {
                hasDelivered = true
                return item
            }
            do {
                end = try client.settle(await call.outcome(), options.language)
            } catch let error as CallError where !hasDelivered {
                self.call = nil
                try await client.pause(&attempts, after: error, at: call.endpoint, options.language)
            }
        }
        return nil
    }

    private func begin() throws -> OutgoingCall {
        let call = client.newCall(deadline: deadline, avoiding: attempts.avoiding)
        do {
            try call.begin(method, metadata, body)
        } catch {
            throw client.oversize(error, options.language)
        }
        self.call = call
        return call
    }
}
