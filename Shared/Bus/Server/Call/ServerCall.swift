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
    let engine: ServerEngine
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

        func carryOut() {
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
        (self.principal, self.account) = (principal, account)
        (self.kind, self.texts, self.engine) = (kind, texts, engine)
        reactor = engine.reactor
        self.peer = peer
    }

    deinit {
        // Nobody can answer it or read its items any more.
        let (place, octets) = state.withLock { ($0.place, $0.inbox.octets) }
        account.give(octets)
        if place == .running { letGo() }
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
}
