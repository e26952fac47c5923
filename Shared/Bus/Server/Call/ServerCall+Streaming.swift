internal import Synchronization
internal import Vocabulary

extension ServerCall {
    /// Sends one item to the caller; suspends until it has room for it. Throws ``CallError`` when the call was
    /// cancelled or its deadline has passed, `CancellationError` when it is already answered or the task is cancelled,
    /// ``FrameOversize`` when the item is longer than 4 MiB.
    public func send(item: [UInt8]) async throws {
        let frame = try Frame(.item, callID: id, body: item).serialized()
        let sent = try state.withLock { state in
            // Who waits goes first.
            guard state.senders.isEmpty else { return false }
            return try transmit(frame, &state)
        }
        if !sent { try await sendWhenAdmitted(frame) }
    }

    /// False when there is no credit, or the connection has enough to carry.
    private func transmit(_ frame: [UInt8], _ state: inout State) throws -> Bool {
        guard !peer.isClogged || state.machine.isOver else { return false }
        switch state.machine.handle(.send) {
        case .transmit:
            peer.post(frame)
            return true
        case .wait: return false
        default: throw ended(state)
        }
    }

    private func ended(_ state: State) -> any Error {
        guard let refusal = state.machine.ending?.refusal else { return CancellationError() }
        return CallError(refusal.status, texts.render(refusal.message, in: metadata.language))
    }

    private func sendWhenAdmitted(_ frame: [UInt8]) async throws {
        let ticket = state.withLock { $0.senders.ticket() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<Void, any Error>) in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    do {
                        if state.senders.isEmpty, try transmit(frame, &state) { return .success(()) }
                        if state.machine.isOver { throw ended(state) }
                    } catch {
                        return .failure(error)
                    }
                    state.senders.add(.init(ticket: ticket, frame: frame, continuation: continuation))
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let sender = state.withLock { $0.senders.remove(ticket: ticket) }
            sender?.continuation.resume(throwing: CancellationError())
        }
    }

    /// The items that the caller streams, in order; more are asked for as these are read, so that at most 64 wait
    /// here. One reader. Throws ``CallError`` when the call is cancelled or its deadline passes.
    public var items: IncomingItems { IncomingItems(call: self) }

    /// A client's stream of items.
    public struct IncomingItems: AsyncSequence, Sendable {
        public typealias Element = [UInt8]
        public typealias Failure = any Error
        let call: ServerCall

        public struct AsyncIterator: AsyncIteratorProtocol {
            public typealias Failure = any Error
            let call: ServerCall

            public mutating func next() async throws -> [UInt8]? { try await call.nextItem() }
        }

        public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(call: call) }
    }

    private func nextItem() async throws -> [UInt8]? {
        if let ready = state.withLock({ poll(&$0) }) { return try ready.get() }
        // Cancelling the call wakes the reader; a task that is cancelled alone is woken here.
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let wake: Inbox.Wake? = state.withLock { state in
                    if Task.isCancelled { return (continuation, .failure(CancellationError())) }
                    if let ready = poll(&state) { return (continuation, ready) }
                    return state.inbox.wait(continuation)
                }
                if let wake { wake.reader.resume(with: wake.result) }
            }
        } onCancel: {
            let wake = state.withLock { $0.inbox.interrupt() }
            if let wake { wake.reader.resume(with: wake.result) }
        }
    }

    private func poll(_ state: inout State) -> Result<[UInt8]?, any Error>? {
        let ready = state.inbox.poll()
        if case .success(let item?) = ready { consumed(&state, item.count) }
        return ready
    }
}
