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
    let peer: Peer
    /// On whose account it goes, and against which limits.
    let account: PrincipalAccount
    let kind: ServerLimits.Kind
    private let engine: ServerEngine
    let state = Mutex(State())

    struct State: Sendable {
        var machine = ServerCallState()
        var inbox = Inbox()
        var senders = WaitingSenders()
        var onCancel: [@Sendable () -> Void] = []
        var place = Place.none
        var trace: TraceContext?
    }

    /// What a call takes up of its server's limits.
    enum Place: Hashable, Sendable {
        case none
        /// It waits under this ticket.
        case waiting(AdmissionQueue<ServerCall>.Ticket)
        /// It has begun, and whoever answers it has not let it go.
        case running
    }

    /// What is to be done once the lock is given back.
    struct Aftermath {
        var wake: Inbox.Wake?
        var admitted: [WaitingSenders.Sender] = []
        var failed: [WaitingSenders.Sender] = []
        var error: (any Error)?
        var onCancel: [@Sendable () -> Void] = []
        /// Kept until then, because what they hold may end with them and ask the call something.
        var forgotten: [@Sendable () -> Void] = []

        func settle() {
            if let wake { wake.reader.resume(with: wake.result) }
            for sender in admitted { sender.continuation.resume() }
            if let error { for sender in failed { sender.continuation.resume(throwing: error) } }
            for cancel in onCancel { cancel() }
        }
    }

    init(
        _ frame: Frame, principal: Principal, account: PrincipalAccount, kind: ServerLimits.Kind,
        received: ContinuousClock.Instant, texts: TextCatalogue, engine: ServerEngine, peer: Peer
    ) {
        id = frame.callID
        method = frame.method
        metadata = frame.metadata
        body = frame.body
        deadline = frame.argument == 0 ? nil : received.advanced(by: .milliseconds(frame.argument))
        self.principal = principal
        self.account = account
        self.kind = kind
        self.texts = texts
        self.engine = engine
        reactor = engine.reactor
        self.peer = peer
    }

    deinit {
        // Nobody can answer it or read its items any more.
        let (place, octets) = state.withLock { ($0.place, $0.inbox.octets) }
        account.give(octets)
        if place == .running { letGo() }
    }

    /// Tells the engine, later, that the place of a call that ended before its answer is free.
    private func letGo() {
        reactor.run { [weak engine, account, kind] in engine?.letGo(account, kind) }
    }

    /// The caller cancelled, vanished or broke the protocol, or the deadline passed. Nobody waits for an answer.
    public var isCancelled: Bool { state.withLock { $0.machine.ending != nil } }

    var isOver: Bool { state.withLock { $0.machine.isOver } }

    /// What the caller was told, or would have been had it not vanished, before there was an answer: CANCELLED,
    /// DEADLINE_EXCEEDED, … Nil while the call runs, and once it is answered.
    public var endedEarly: Status? { state.withLock { $0.machine.ending?.refusal.status } }

    /// Where the call stands in what its caller set out to do; calls that its handler makes are told it. Nil until whoever
    /// traces says so.
    public var trace: TraceContext? {
        get { state.withLock { $0.trace } }
        set { state.withLock { $0.trace = newValue } }
    }

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
        let (aftermath, isLate) = state.withLock { state -> (Aftermath, Bool) in
            guard case .transmit = state.machine.handle(.reply) else {
                // A handler that was cancelled has come to its end.
                guard state.place == .running, state.machine.ending != nil else {
                    return (Aftermath(), false)
                }
                state.place = .none
                return (Aftermath(), true)
            }
            peer.post(frame, ending: id)
            var aftermath = Aftermath()
            aftermath.wake = state.inbox.finish()
            aftermath.failed = state.senders.removeAll()
            aftermath.error = CancellationError()
            swap(&aftermath.forgotten, &state.onCancel)
            return (aftermath, false)
        }
        aftermath.settle()
        if isLate { letGo() }
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
    /// An item has come in.
    func receive(_ item: [UInt8], unreadLimit: Int) {
        // Counted before it is known whether a reader waits: who reads as fast as items come never gets near the limit.
        guard account.take(item.count, limit: unreadLimit) else { return handle(.flooded) }
        handle(.item, item: item)
    }

    func handle(_ event: ServerCallState.Event, item: [UInt8] = []) {
        let aftermath = state.withLock { state in
            var aftermath = Aftermath()
            let action = state.machine.handle(event)
            if event == .item, action != .deliver { account.give(item.count) }
            switch action {
            case .deliver:
                aftermath.wake = state.inbox.add(item)
                if aftermath.wake != nil { consumed(&state, item.count) }
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
        while !state.senders.isEmpty, !peer.isClogged, case .transmit = state.machine.handle(.send),
            let sender = state.senders.next()
        {
            peer.post(sender.frame)
            admitted.append(sender)
        }
        return admitted
    }

    private func end(_ state: inout State, _ ending: ServerCallState.Ending) -> Aftermath {
        let refusal = ending.refusal
        if ending != .vanished { peer.post(encodeEnding(refusal), ending: id) }
        let error = CallError(refusal.status, texts.render(refusal.message, in: metadata.language))
        var aftermath = Aftermath()
        account.give(state.inbox.octets)
        aftermath.wake = state.inbox.fail(error)
        aftermath.failed = state.senders.removeAll()
        aftermath.error = error
        swap(&aftermath.onCancel, &state.onCancel)
        return aftermath
    }

    /// One item has gone to its reader; to be called with the lock.
    func consumed(_ state: inout State, _ size: Int) {
        account.give(size)
        if case .grant(let count) = state.machine.handle(.consume, size: size) {
            peer.post(Frame.signal(.credit, callID: id, argument: count))
        }
    }
}

/// Its place, on the reactor's thread.
extension ServerCall {
    /// Its turn has come: false when it has ended meanwhile.
    func takeTurn() -> Bool {
        state.withLock { state in
            state.place = state.machine.isOver ? .none : .running
            return state.place == .running
        }
    }

    func wait(under ticket: AdmissionQueue<ServerCall>.Ticket) {
        state.withLock { $0.place = .waiting(ticket) }
    }

    /// It has ended: what it gives back at once. A call that was cancelled while it ran keeps its place, because
    /// whoever answers it is still at work.
    func giveBack() -> Place {
        state.withLock { state in
            if state.place == .running, state.machine.ending != nil { return .none }
            defer { state.place = .none }
            return state.place
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
        case .putOut(let delay): BusyReplies.refusal(retryDelay: delay)
        case .flooded: Refusal(.resourceExhausted, Message("bus.too-much-unread"))
        case .revoked: Refusal(.unauthenticated, Message("bus.key-revoked"))
        case .violated(let violation): Refusal(.invalidArgument, violation.message)
        }
    }
}
