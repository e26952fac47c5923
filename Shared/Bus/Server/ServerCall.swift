internal import Synchronization
public import Vocabulary

/// One call that a server has been asked, until it is answered. Safe to use from any thread.
public final class ServerCall: Sendable {
    /// `package.Resource/Verb`, as the caller wrote it.
    public let method: String
    public let metadata: Metadata
    /// Who calls; from the handshake, not from the message.
    public let principal: Principal
    /// Empty where the client streams.
    public let body: [UInt8]
    /// When the caller stops waiting; nil when it does not. The server itself then answers DEADLINE_EXCEEDED and
    /// cancels the call.
    public let deadline: ContinuousClock.Instant?

    let id: UInt64
    let texts: TextCatalogue
    let reactor: Reactor
    let port: any Port
    let state = Mutex(State())

    struct State: Sendable {
        var machine = ServerCallState()
        var inbox = Inbox()
        var senders = WaitingSenders()
        var onCancel: [@Sendable () -> Void] = []
    }

    /// What is to be done once the lock is given back.
    struct Aftermath {
        var wake: Inbox.Wake?
        var admitted: [WaitingSenders.Sender] = []
        var failed: [WaitingSenders.Sender] = []
        var error: (any Error)?
        var onCancel: [@Sendable () -> Void] = []

        func settle() {
            if let wake { wake.reader.resume(with: wake.result) }
            for sender in admitted { sender.continuation.resume() }
            if let error { for sender in failed { sender.continuation.resume(throwing: error) } }
            for cancel in onCancel { cancel() }
        }
    }

    init(
        _ frame: Frame, principal: Principal, received: ContinuousClock.Instant, texts: TextCatalogue,
        reactor: Reactor, port: any Port
    ) {
        id = frame.callID
        method = frame.method
        metadata = frame.metadata
        body = frame.body
        deadline = frame.argument == 0 ? nil : received.advanced(by: .milliseconds(frame.argument))
        self.principal = principal
        self.texts = texts
        self.reactor = reactor
        self.port = port
    }

    /// The caller cancelled, vanished or broke the protocol, or the deadline passed. Nobody waits for an answer.
    public var isCancelled: Bool { state.withLock { $0.machine.ending != nil } }

    /// Runs `handler` once when the call is cancelled, at once if it already is; never after a reply. On any thread;
    /// it must not block.
    public func onCancel(_ handler: @escaping @Sendable () -> Void) {
        let isCancelled = state.withLock { state in
            if !state.machine.isOver { state.onCancel.append(handler) }
            return state.machine.ending != nil
        }
        if isCancelled { handler() }
    }

    /// Ends the call with an answer. The first one counts; later ones, and those to a cancelled call, do nothing.
    public func reply(_ status: Status, metadata: Metadata = .init(), body: [UInt8] = []) {
        answer(encodeReply(status, metadata, body))
    }

    /// Sends `frame`, a REPLY, as the call's end.
    private func answer(_ frame: [UInt8]) {
        let aftermath = state.withLock { state in
            guard case .transmit = state.machine.handle(.reply) else { return Aftermath() }
            reactor.carry(frame, ending: id, by: port)
            var aftermath = Aftermath()
            aftermath.wake = state.inbox.finish()
            aftermath.failed = state.senders.removeAll()
            aftermath.error = CancellationError()
            state.onCancel.removeAll()
            return aftermath
        }
        aftermath.settle()
    }

    /// Ends the call with what `error` says, in the caller's language: see ``Refusal/explaining(_:)``. `metadata`
    /// goes with it.
    public func refuse(_ error: any Error, metadata: Metadata = .init()) {
        answer(
            Frame.refusal(
                .explaining(error), callID: id, texts: texts, in: self.metadata.language, metadata: metadata))
    }

    private func encodeReply(_ status: Status, _ metadata: Metadata, _ body: [UInt8]) -> [UInt8] {
        do {
            return try Frame(.reply, callID: id, argument: status.rawValue, metadata: metadata, body: body)
                .serialized()
        } catch {
            return encodeEnding(Refusal(.resourceExhausted, Message("bus.reply-too-large")))
        }
    }

    private func encodeEnding(_ refusal: Refusal) -> [UInt8] {
        Frame.refusal(refusal, callID: id, texts: texts, in: metadata.language)
    }
}

/// What the server's engine tells a call, on the reactor's thread.
extension ServerCall {
    func handle(_ event: ServerCallState.Event, item: [UInt8] = []) {
        let aftermath = state.withLock { state in
            var aftermath = Aftermath()
            switch state.machine.handle(event) {
            case .deliver:
                aftermath.wake = state.inbox.add(item)
                if aftermath.wake != nil { consumed(&state) }
            case .finish: aftermath.wake = state.inbox.finish()
            case .admit: aftermath.admitted = admit(&state)
            case .end(let ending): aftermath = end(&state, ending)
            case .none, .transmit, .wait, .refuse, .grant: break
            }
            return aftermath
        }
        aftermath.settle()
    }

    private func admit(_ state: inout State) -> [WaitingSenders.Sender] {
        var admitted: [WaitingSenders.Sender] = []
        while !state.senders.isEmpty, case .transmit = state.machine.handle(.send),
            let sender = state.senders.next()
        {
            reactor.carry(sender.frame, by: port)
            admitted.append(sender)
        }
        return admitted
    }

    private func end(_ state: inout State, _ ending: ServerCallState.Ending) -> Aftermath {
        let refusal = ending.refusal
        if ending != .vanished { reactor.carry(encodeEnding(refusal), ending: id, by: port) }
        let error = CallError(refusal.status, texts.render(refusal.message, in: metadata.language))
        var aftermath = Aftermath()
        aftermath.wake = state.inbox.fail(error)
        aftermath.failed = state.senders.removeAll()
        aftermath.error = error
        swap(&aftermath.onCancel, &state.onCancel)
        return aftermath
    }

    /// One item has gone to its reader; to be called with the lock.
    func consumed(_ state: inout State) {
        if case .grant(let count) = state.machine.handle(.consume) {
            reactor.carry(Frame.signal(.credit, callID: id, argument: count), by: port)
        }
    }
}

extension ServerCallState.Ending {
    /// What the caller is told.
    var refusal: Refusal {
        switch self {
        case .cancelled: Refusal(.cancelled, Message("bus.cancelled"))
        case .deadlineExceeded: Refusal(.deadlineExceeded, Message("bus.deadline"))
        case .vanished: Refusal(.cancelled, Message("bus.cancelled"))
        case .stopping: Refusal(.unavailable, Message("bus.shutting-down"))
        case .violated(let violation): Refusal(.invalidArgument, violation.message)
        }
    }
}
