internal import CoreMetrics
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
    private(set) var peers: [ObjectIdentifier: Peer] = [:] { didSet { meters.peers.set(peers.count) } }
    /// That have not been answered, those that wait their turn included.
    private(set) var openCalls = 0
    let meters: ServerMeters
    var admission: Admission
    var stop = Stop()
    private var deadlines = DeadlineQueue<CallName>()
    private var watch: DeadlineWatch?

    private struct CallName {
        let peer: ObjectIdentifier
        let callID: UInt64
    }

    init(
        responder: any Responder, texts: TextCatalogue, limits: ServerLimits, reactor: Reactor,
        meters: ServerMeters
    ) {
        self.responder = responder
        self.texts = texts
        self.reactor = reactor
        self.meters = meters
        admission = Admission(limits, texts: texts, meters: meters)
    }

    /// Into the reactor's poll set, for the deadlines.
    func attach() {
        let watch = DeadlineWatch(self)
        self.watch = watch
        reactor.add(watch)
    }

    /// The endpoints are closed, and nothing comes in any more.
    func detach() {
        if let watch { reactor.remove(watch) }
        watch = nil
        stop.isDetached = true
        for peer in peers.values { vanish(peer) }
    }

    var limits: ServerLimits { admission.limits }

    /// A client is there. One that comes while the server stops is told before anything else.
    func admit(_ peer: Peer) {
        peers[ObjectIdentifier(peer)] = peer
        if isDraining { peer.post(Frame.signal(.goAway, callID: 0)) }
    }

    /// One frame from a peer, whatever it holds.
    func receive(_ bytes: UnsafeRawBufferPointer, from peer: Peer) {
        let frame: Frame
        do {
            frame = try Frame(parsing: bytes)
        } catch {
            meters.dropped.increment()
            if let callID = error.callID { violation(.malformed(error.reason), in: callID, of: peer) }
            return
        }
        switch frame.kind {
        case .call: begin(frame, of: peer)
        case .item:
            peer.calls[frame.callID]?.receive(frame.body, unreadLimit: admission.limits.unreadPerPrincipal)
        case .end: peer.calls[frame.callID]?.handle(.end)
        case .cancel: peer.calls[frame.callID]?.handle(.cancel)
        case .credit: peer.calls[frame.callID]?.handle(.credit(frame.argument))
        case .ping:
            peer.post(Frame.signal(.pong, callID: frame.callID, argument: frame.argument))
        case .pong: if frame.callID == 0 { peer.confirm(frame.argument) }
        case .reply, .goAway:
            meters.dropped.increment()
            if frame.callID != 0 { violation(.wrongSide, in: frame.callID, of: peer) }
        }
    }

    private func begin(_ frame: Frame, of peer: Peer) {
        let language = frame.metadata.language
        if let known = peer.calls[frame.callID] {
            guard known.isOver else { return known.handle(.violation(.duplicateCall)) }
            // Its REPLY is about to leave.
            return refuse(
                frame.callID, of: peer, Refusal(.invalidArgument, ProtocolViolation.reusedCall.message),
                language)
        }
        let principal: Principal
        switch peer.standing {
        case .known(let known): principal = known
        case .unknown: return refuse(frame.callID, of: peer, ServerCallState.Ending.revoked.refusal, language)
        case .undecided:
            return refuse(
                frame.callID, of: peer, Refusal(.unavailable, Message("bus.key-undecided")), language)
        }
        guard !isDraining else {
            return refuse(
                frame.callID, of: peer, Refusal(.unavailable, Message("bus.shutting-down")), language)
        }
        guard peer.usedIDs.use(frame.callID) else {
            return refuse(
                frame.callID, of: peer, Refusal(.invalidArgument, ProtocolViolation.reusedCall.message),
                language)
        }
        let kind = responder.kind(of: frame.method)
        guard !peer.isDeaf else {
            if peer.isFoundDeaf() { meters.stalled.increment() }
            return peer.post(admission.busyReply(to: frame.callID, kind, language))
        }
        let call = ServerCall(
            frame, principal: principal, account: admission.account(of: principal.unit),
            kind: kind, received: .now, texts: texts, engine: self, peer: peer)
        switch admission.arrive(call) {
        case .begin:
            enter(call, of: peer)
            if call.takeTurn() { call.begin(with: responder) }
        case .wait(let ticket, let putOut):
            call.wait(under: ticket)
            enter(call, of: peer)
            for other in putOut { other.handle(.putOut(retryDelay: admission.retryDelay(other.kind))) }
        case .refuse:
            peer.post(admission.busyReply(to: call.id, call.kind, language))
        }
    }

    private func enter(_ call: ServerCall, of peer: Peer) {
        peer.calls[call.id] = call
        openCalls += 1
        guard let deadline = call.deadline else { return }
        deadlines.add(CallName(peer: ObjectIdentifier(peer), callID: call.id), at: deadline)
        deadlines.sweep(live: openCalls) { peers[$0.peer]?.calls[$0.callID] != nil }
    }

    /// Ends the call that the peer broke, or answers what never became one.
    private func violation(_ violation: ProtocolViolation, in callID: UInt64, of peer: Peer) {
        if let running = peer.calls[callID] { return running.handle(.violation(violation)) }
        refuse(callID, of: peer, Refusal(.invalidArgument, violation.message), .vi)
    }

    private func refuse(_ callID: UInt64, of peer: Peer, _ refusal: Refusal, _ language: Language) {
        peer.post(Frame.refusal(refusal, callID: callID, texts: texts, in: language))
    }

    /// The call's end has been said to its caller.
    func ended(_ call: ServerCall) {
        openCalls -= 1
        giveBack(call)
        checkIdle()
    }

    /// Whoever answered a call that had been cancelled has come to the end as well.
    func letGo(_ account: PrincipalAccount, _ kind: ServerLimits.Kind) {
        admission.finish(account, kind)
        beginNext(kind)
    }

    private func giveBack(_ call: ServerCall) {
        switch call.giveBack() {
        case .none: break
        case .waiting(let ticket): admission.leave(ticket, call)
        case .running:
            admission.finish(call.account, call.kind)
            beginNext(call.kind)
        }
    }

    private func beginNext(_ kind: ServerLimits.Kind) {
        while let call = admission.next(kind) {
            if call.takeTurn() {
                call.begin(with: responder)
            } else {
                // It ended while it waited.
                admission.finish(call.account, kind)
            }
        }
    }

    /// The peer is gone: nobody waits for its calls any more.
    func vanish(_ peer: Peer) {
        guard !peer.isGone else { return }
        peer.isGone = true
        peers[ObjectIdentifier(peer)] = nil
        peer.detach()
        let calls = peer.calls
        peer.calls = [:]
        openCalls -= calls.count
        for call in calls.values { call.handle(.vanished) }
        // Not before all have ended: none of them is to begin now.
        for call in calls.values { giveBack(call) }
        checkIdle()
        checkHeardOut()
    }

    /// When ``timePassed(_:)`` has something to do.
    var nextDeadline: ContinuousClock.Instant? {
        guard let end = stop.nextDeadline else { return deadlines.next }
        return min(end, deadlines.next ?? end)
    }

    func timePassed(_ now: ContinuousClock.Instant) {
        endWaits(now)
        while let name = deadlines.popDue(now) {
            guard let call = peers[name.peer]?.calls[name.callID], let deadline = call.deadline,
                deadline <= now
            else { continue }
            call.handle(.deadline)
        }
    }
}

/// Keys that are taken away.
extension ServerEngine {
    /// From now on the peer is this one. Calls under way of another, or of one who is nobody any more, end with
    /// UNAUTHENTICATED; those of the same unit go on, whatever its rights are now.
    func settle(_ peer: Peer, _ standing: Peer.Standing) {
        let before = peer.standing
        guard standing != before else { return }
        peer.standing = standing
        if case .known(let old) = before, case .known(let new) = standing, old.unit == new.unit { return }
        for call in peer.calls.values { call.handle(.revoked) }
    }
}
