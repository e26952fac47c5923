internal import Synchronization
internal import Vocabulary

/// One call that a client makes, until it has ended.
final class OutgoingCall: Port, Sendable {
    enum Outcome: Sendable {
        case replied(Status, Metadata, [UInt8])
        case ended(ClientCallState.Ending)
    }

    let id: UInt64
    let deadline: ContinuousClock.Instant?
    let connections: Connections
    /// Endpoints where the same call has failed, or is under way: not these, if there are others.
    let avoiding: Set<Int>
    let state = Mutex(State())

    struct State: Sendable {
        var machine = ClientCallState()
        /// What CALL says that its caller has seen.
        var seen: String?
        /// What carries it, once that is chosen.
        var channel: Channel?
        var inbox = Inbox()
        var senders = WaitingSenders()
        var outcome: Outcome?
        var waiter: CheckedContinuation<Outcome, Never>?
        /// Beside the one that nearly every call has.
        var moreWaiters: [CheckedContinuation<Outcome, Never>] = []
    }

    private struct Aftermath {
        var wake: Inbox.Wake?
        var admitted: [WaitingSenders.Sender] = []
        var failed: [WaitingSenders.Sender] = []
        var outcome: Outcome?
        var waiter: CheckedContinuation<Outcome, Never>?
        var moreWaiters: [CheckedContinuation<Outcome, Never>] = []

        func carryOut() {
            if let wake { wake.reader.resume(with: wake.result) }
            for sender in admitted { sender.continuation.resume() }
            for sender in failed { sender.continuation.resume(throwing: CancellationError()) }
            guard let outcome else { return }
            waiter?.resume(returning: outcome)
            for waiter in moreWaiters { waiter.resume(returning: outcome) }
        }
    }

    init(
        id: UInt64, deadline: ContinuousClock.Instant?, connections: Connections, avoiding: Set<Int> = []
    ) {
        (self.id, self.deadline) = (id, deadline)
        (self.connections, self.avoiding) = (connections, avoiding)
    }

    var reactor: Reactor { connections.reactor }

    var isOver: Bool { state.withLock { $0.machine.isOver } }

    /// The number of the endpoint that it went to; nil when it went to none.
    var endpoint: Int? { state.withLock { $0.channel?.endpoint } }

    /// What it said that its caller had seen.
    var seen: Positions { state.withLock { $0.seen }.flatMap { Positions($0) } ?? Positions() }

    /// From now on `channel` carries it; false when it is over already.
    func attach(to channel: Channel) -> Bool {
        state.withLock { state in
            guard !state.machine.isOver else { return false }
            state.channel = channel
            return true
        }
    }

    func carry(_ frame: [UInt8], ending: UInt64) {
        state.withLock { $0.channel }?.carry(frame, ending: ending)
    }

    /// Hands CALL to the reactor. Throws ``FrameOversize``.
    func launch(_ method: String, _ metadata: Metadata, _ body: [UInt8]) throws {
        let left = deadline.map { max(1, ContinuousClock.now.duration(to: $0).wholeMilliseconds) } ?? 0
        let frame = try Frame(
            .call, callID: id, argument: UInt32(clamping: left), method: method, metadata: metadata,
            body: body
        ).serialized()
        state.withLock { $0.seen = metadata["seen"] }
        reactor.launch(self, frame)
    }

    /// From the wire, the clock or the connection, on the reactor's thread; `.cancel` from any.
    func handle(_ event: ClientCallState.Event, frame: Frame? = nil) {
        let aftermath = state.withLock { state in
            var aftermath = Aftermath()
            switch state.machine.handle(event) {
            case .deliver:
                aftermath.wake = state.inbox.add(frame?.body ?? [])
                if aftermath.wake != nil { consumed(frame?.body.count ?? 0, &state) }
            case .admit:
                while let sender = state.senders.first,
                    case .transmit = state.machine.handle(.send, size: sender.size)
                {
                    _ = state.senders.next()
                    reactor.post(sender.frame, by: self)
                    aftermath.admitted.append(sender)
                }
            case .complete:
                let status = frame.flatMap { Status(rawValue: $0.argument) } ?? .unknown
                complete(&state, .replied(status, frame?.metadata ?? [:], frame?.body ?? []), &aftermath)
            case .end(let ending, let telling):
                if telling {
                    reactor.post(Frame.signal(.cancel, callID: id), ending: id, by: self)
                }
                complete(&state, .ended(ending), &aftermath)
            case .none, .transmit, .wait, .refuse, .grant: break
            }
            return aftermath
        }
        aftermath.carryOut()
    }

    private func complete(_ state: inout State, _ outcome: Outcome, _ aftermath: inout Aftermath) {
        state.outcome = outcome
        aftermath.wake = state.inbox.finish()
        aftermath.failed = state.senders.removeAll()
        aftermath.outcome = outcome
        aftermath.waiter = state.waiter.take()
        swap(&aftermath.moreWaiters, &state.moreWaiters)
    }

    /// One item has gone to its reader; to be called with the lock.
    private func consumed(_ size: Int, _ state: inout State) {
        if case .grant(let count) = state.machine.handle(.consume, size: size) {
            reactor.post(Frame.signal(.credit, callID: id, argument: count), by: self)
        }
    }

    /// How the call ended; cancelling the task cancels the call.
    nonisolated(nonsending) func outcome() async -> Outcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let known: Outcome? = state.withLock { state in
                    if let outcome = state.outcome { return outcome }
                    if state.waiter == nil {
                        state.waiter = continuation
                    } else {
                        state.moreWaiters.append(continuation)
                    }
                    return nil
                }
                if let known { continuation.resume(returning: known) }
            }
        } onCancel: {
            handle(.cancel)
        }
    }

    /// The next item, nil when the call has ended; cancelling the task cancels the call. One reader.
    nonisolated(nonsending) func nextItem() async -> [UInt8]? {
        if let ready = state.withLock({ poll(&$0) }) { return ready.item }
        do {
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    let wake: Inbox.Wake? = state.withLock { state in
                        if let ready = poll(&state) { return (continuation, .success(ready.item)) }
                        return state.inbox.wait(continuation)
                    }
                    if let wake { wake.reader.resume(with: wake.result) }
                }
            } onCancel: {
                handle(.cancel)
            }
        } catch {
            // The inbox of an outgoing call only ever finishes; why is in its outcome.
            return nil
        }
    }

    private func poll(_ state: inout State) -> (item: [UInt8]?, Void)? {
        switch state.inbox.poll() {
        case .success(let item?):
            consumed(item.count, &state)
            return (item, ())
        case .success(nil), .failure: return (nil, ())
        case nil: return nil
        }
    }
}
