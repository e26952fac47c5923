internal import Vocabulary

/// A call under way whose bodies are bytes. One task may send while another reads; neither shares its part with a
/// third.
public struct RawCall: Sendable {
    let client: BusClient
    let call: OutgoingCall
    let language: Language

    /// Sends one item; suspends until the service has room for it. False when the call takes no more: it has ended, and
    /// ``reply()`` says how, or END was said. Throws ``CallError`` (INVALID_ARGUMENT) for more than 4 MiB. Cancelling
    /// the task while it waits cancels the call.
    @discardableResult
    public func send(_ item: [UInt8]) async throws -> Bool {
        do {
            return try await call.send(item)
        } catch {
            throw client.oversize(error, language)
        }
    }

    /// Says END: no more items come from this side.
    public func finishSending() { call.finishSending() }

    /// The next item; nil when the call has ended, and ``reply()`` says how. Cancelling the task cancels the call.
    public func next() async -> [UInt8]? { await call.nextItem() }

    /// Tells the service that the answer is no longer wanted.
    public func cancel() { call.handle(.cancel) }

    /// How the call ended, once it has; items that were not read are passed over. It waits until the service answers
    /// or the deadline passes: say END first where the service waits for it. ``RawReply/items`` is empty.
    public func reply() async -> RawReply {
        while await call.nextItem() != nil {}
        switch await call.outcome() {
        case .replied(let status, let metadata, let body):
            client.hear(status, metadata, of: call)
            return RawReply(status: status, metadata: metadata, body: body)
        case .ended(let ending):
            let refusal = ending.refusal
            var metadata = Metadata()
            metadata.state(refusal, texts: BusTexts.catalogue, in: language)
            return RawReply(status: refusal.status, metadata: metadata)
        }
    }
}
