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
                    items.client, items.method.name, try items.client.encode(items.request),
                    options.metadata(for: .feed, seen: items.client.positions.current), options)
                self.reader = reader
            }
            guard let bytes = try await reader.next() else { return nil }
            return try items.client.decode(Item.self, bytes, items.options)
        }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(items: self) }
}
