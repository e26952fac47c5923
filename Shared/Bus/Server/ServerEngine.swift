internal import Metrics
internal import Vocabulary
internal import ZeroMQ

/// The protocol of a server: frames in, calls to the responder, frames out, whatever carries them.
///
/// `@unchecked Sendable`: its members are used on the reactor's thread alone; `BusServer` sees to that with
/// `Reactor.perform` and `run`.
final class ServerEngine: Timekeeper, @unchecked Sendable {
    let reactor: Reactor
    private let responder: any Responder
    private let texts: TextCatalogue
    private(set) var peers: [ObjectIdentifier: Peer] = [:]
    private(set) var runningCalls = 0
    private(set) var isDraining = false
    private(set) var isDetached = false
    /// When calls that still run are ended.
    private var drainEnd: ContinuousClock.Instant?
    private var idle: [CheckedContinuation<Void, Never>] = []
    /// Of the calls that run; may be that of a call which has ended since.
    private var earliestDeadline: ContinuousClock.Instant?
    private var watch: DeadlineWatch?
    private let dropped = Counter(label: "bus.frames.dropped")

    init(responder: any Responder, texts: TextCatalogue, reactor: Reactor) {
        self.responder = responder
        self.texts = texts
        self.reactor = reactor
    }

    /// On the reactor's floor, for the deadlines.
    func attach() {
        let watch = DeadlineWatch(self)
        self.watch = watch
        reactor.add(watch)
    }

    func admit(_ peer: Peer) { peers[ObjectIdentifier(peer)] = peer }

    /// One frame from a peer, whatever it holds.
    func receive(_ bytes: [UInt8], from peer: Peer) {
        let frame: Frame
        do {
            frame = try Frame(parsing: bytes)
        } catch {
            dropped.increment()
            if let callID = error.callID { violation(.malformed(error.reason), in: callID, of: peer) }
            return
        }
        switch frame.kind {
        case .call: begin(frame, of: peer)
        case .item: peer.calls[frame.callID]?.handle(.item, item: frame.body)
        case .end: peer.calls[frame.callID]?.handle(.end)
        case .cancel: peer.calls[frame.callID]?.handle(.cancel)
        case .credit: peer.calls[frame.callID]?.handle(.credit(frame.argument))
        case .ping:
            reactor.carry(Frame.signal(.pong, callID: frame.callID, argument: frame.argument), by: peer)
        case .pong: break
        case .reply, .goAway:
            dropped.increment()
            if frame.callID != 0 { violation(.wrongSide, in: frame.callID, of: peer) }
        }
    }

    private func begin(_ frame: Frame, of peer: Peer) {
        if let running = peer.calls[frame.callID] { return running.handle(.violation(.duplicateCall)) }
        let language = frame.metadata.language
        guard let principal = peer.principal else {
            return refuse(
                frame.callID, of: peer, Refusal(.unauthenticated, Message("bus.key-refused")), language)
        }
        guard !isDraining else {
            return refuse(
                frame.callID, of: peer, Refusal(.unavailable, Message("bus.shutting-down")), language)
        }
        let call = ServerCall(
            frame, principal: principal, received: .now, texts: texts, reactor: reactor, port: peer)
        peer.calls[frame.callID] = call
        runningCalls += 1
        if let deadline = call.deadline { earliestDeadline = min(earliestDeadline ?? deadline, deadline) }
        call.begin(with: responder)
    }

    /// Ends the call that the peer broke, or answers what never became one.
    private func violation(_ violation: Violation, in callID: UInt64, of peer: Peer) {
        if let running = peer.calls[callID] { return running.handle(.violation(violation)) }
        refuse(callID, of: peer, Refusal(.invalidArgument, violation.message), .vi)
    }

    private func refuse(_ callID: UInt64, of peer: Peer, _ refusal: Refusal, _ language: Language) {
        reactor.carry(Frame.refusal(refusal, callID: callID, texts: texts, in: language), by: peer)
    }

    /// A reply has left.
    func callEnded() {
        runningCalls -= 1
        wakeWhenIdle()
    }

    /// The peer is gone: nobody waits for its calls any more.
    func vanish(_ peer: Peer) {
        guard !peer.isGone else { return }
        peer.isGone = true
        peers[ObjectIdentifier(peer)] = nil
        peer.detach()
        let calls = peer.calls
        peer.calls = [:]
        runningCalls -= calls.count
        for call in calls.values { call.handle(.vanished) }
        wakeWhenIdle()
    }

    /// When ``timePassed(_:)`` has something to do.
    var nextDeadline: ContinuousClock.Instant? {
        guard let drainEnd else { return earliestDeadline }
        return min(drainEnd, earliestDeadline ?? drainEnd)
    }

    func timePassed(_ now: ContinuousClock.Instant) {
        if let end = drainEnd, end <= now {
            drainEnd = nil
            endCalls()
        }
        guard let due = earliestDeadline, due <= now else { return }
        earliestDeadline = nil
        for peer in peers.values {
            for call in peer.calls.values {
                guard let deadline = call.deadline else { continue }
                if deadline <= now {
                    call.handle(.deadline)
                } else {
                    earliestDeadline = min(earliestDeadline ?? deadline, deadline)
                }
            }
        }
    }
}

/// Stopping.
extension ServerEngine {
    /// No new calls, which every peer is told; those that still run at `end` are ended with UNAVAILABLE.
    func drain(until end: ContinuousClock.Instant) {
        guard !isDraining else { return }
        isDraining = true
        drainEnd = end
        for peer in peers.values { peer.carry(Frame.signal(.goAway, callID: 0), ending: 0) }
    }

    private func endCalls() {
        for peer in peers.values {
            for call in peer.calls.values { call.handle(.stopping) }
        }
    }

    /// The endpoints are closed, and nothing comes in any more.
    func detach() {
        if let watch { reactor.remove(watch) }
        watch = nil
        isDetached = true
        for peer in peers.values { vanish(peer) }
    }

    /// Resumes `continuation` once no call runs.
    func whenIdle(_ continuation: CheckedContinuation<Void, Never>) {
        idle.append(continuation)
        wakeWhenIdle()
    }

    private func wakeWhenIdle() {
        guard runningCalls == 0, !idle.isEmpty else { return }
        let waiting = idle
        idle = []
        for continuation in waiting { continuation.resume() }
    }
}
