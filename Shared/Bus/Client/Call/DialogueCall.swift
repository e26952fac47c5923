/// The caller's side of a dialogue. One task may send while another reads; each side may be 64 items ahead of the
/// other's reader, and this one 4 MiB, then it waits.
public struct DialogueCall<Sent: Payload, Item: Payload>: Sendable {
    let client: BusClient
    let call: OutgoingCall
    let options: CallOptions

    /// Says one thing; suspends until the service has room for it. False when the service has ended the call with OK
    /// and hears no more, or ``finishSending()`` was said; throws ``CallError`` when it ended it otherwise. Cancelling
    /// the task while it waits cancels the call.
    @discardableResult
    public func send(_ value: Sent) async throws -> Bool {
        let bytes = try client.encode(value)
        let isSent: Bool
        do {
            isSent = try await call.send(bytes)
        } catch {
            throw client.oversize(error, options.language)
        }
        guard !isSent, call.isOver else { return isSent }
        _ = try await client.awaitReply(to: call, options.language)
        return false
    }

    /// This side has said all that it will.
    public func finishSending() { call.finishSending() }

    /// What the service says next; nil when it has ended the call with OK. Throws ``CallError`` when it ended otherwise
    /// or was cut off. Cancelling the task cancels the call.
    public func next() async throws -> Item? {
        if let bytes = await call.nextItem() { return try client.decode(Item.self, bytes, options) }
        _ = try await client.awaitReply(to: call, options.language)
        return nil
    }

    /// What the service says, to its end: ``next()`` as a sequence.
    public var items: Items { Items(call: self) }

    /// The rest of what a service says in a dialogue.
    public struct Items: AsyncSequence, Sendable {
        public typealias Element = Item
        public typealias Failure = any Error
        let call: DialogueCall

        public struct AsyncIterator: AsyncIteratorProtocol {
            public typealias Failure = any Error
            let call: DialogueCall

            public mutating func next() async throws -> Item? { try await call.next() }
        }

        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(call: call) }
    }
}
