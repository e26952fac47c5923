internal import CoreMetrics
internal import Vocabulary
internal import ZeroMQ

/// The protocol of a server: frames in, calls to the responder, frames out, whatever carries them.
///
/// `@unchecked Sendable`: its members are used on the reactor's thread alone; `BusServer` sees to that with
/// `Reactor.perform` and `run`.
final class ServerEngine: Timekeeper, @unchecked Sendable {
    let reactor: Reactor
    let responder: any Responder
    let texts: TextCatalogue
    private(set) var peers: [ObjectIdentifier: Peer] = [:] { didSet { meters.peers.set(peers.count) } }
    /// That have not been answered, those that wait their turn included.
    var openCalls = 0
    let meters: ServerMeters
    var admission: Admission
    var stop = Stop()
    private var seats: Seats
    var deadlines = DeadlineQueue<CallName>()
    /// Refusals that wait a moment.
    var lateReplies = DeadlineQueue<LateReply>()
    /// When it was looked last for who does not read.
    var lookedForDeaf: ContinuousClock.Instant?
    private var watch: DeadlineWatch?

    struct CallName {
        let peer: ObjectIdentifier
        let callID: UInt64
    }

    struct LateReply {
        let peer: Peer
        let frame: [UInt8]
    }

    init(
        responder: any Responder, texts: TextCatalogue, limits: ServerLimits, reactor: Reactor,
        meters: ServerMeters
    ) {
        (self.responder, self.texts) = (responder, texts)
        (self.reactor, self.meters) = (reactor, meters)
        admission = Admission(limits, texts: texts, meters: meters)
        seats = Seats(limits.connections)
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
        let body = Frame.bodyLength(ofCall: bytes)
        let hasRoom = hasRoom(for: body, of: peer)
        do {
            frame = try Frame(
                parsing: hasRoom ? bytes : UnsafeRawBufferPointer(rebasing: bytes.dropLast(body)))
        } catch {
            meters.dropped.increment()
            if let callID = error.callID { violation(.malformed(error.reason), in: callID, of: peer) }
            return
        }
        switch frame.kind {
        case .call: admitCall(frame, of: peer, hasBody: hasRoom)
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

    /// Whether the body of a call may be taken in.
    private func hasRoom(for body: Int, of peer: Peer) -> Bool {
        guard body > ServerLimits.Lane.place, body <= Frame.maximumBodyLength,
            case .known(let principal) = peer.standing
        else { return true }
        return admission.hasRoom(for: body, of: admission.account(of: principal.unit))
    }

    /// The peer is gone: nobody waits for its calls any more.
    func vanish(_ peer: Peer) {
        guard !peer.isGone else { return }
        peer.isGone = true
        peers[ObjectIdentifier(peer)] = nil
        standUp(peer)
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
        earlier(stop.nextDeadline, earlier(deadlines.next, lateReplies.next))
    }

    private func earlier(
        _ one: ContinuousClock.Instant?, _ other: ContinuousClock.Instant?
    ) -> ContinuousClock.Instant? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }

    func timePassed(_ now: ContinuousClock.Instant) {
        endWaits(now)
        while let late = lateReplies.popDue(now) {
            if !late.peer.isGone { late.peer.post(late.frame) }
        }
        while let name = deadlines.popDue(now) {
            guard let call = peers[name.peer]?.calls[name.callID], let deadline = call.deadline,
                deadline <= now
            else { continue }
            call.handle(.deadline)
        }
    }
}

/// Connections of which there may be so many.
extension ServerEngine {
    /// Gives the peer a place, unless it has one. False where there is none for its unit: its calls are refused from now on, and
    /// whoever carries its frames is to disconnect it.
    ///
    /// - Parameter letGo: where there is none, lets those vanish whose connections are found to be gone.
    func seat(_ peer: Peer, letGo: () -> Void = {}) -> Bool {
        guard case .known(let principal) = peer.standing, peer.seat == nil else {
            return peer.turnedAway == nil
        }
        var refusal = seats.take(principal.unit)
        if refusal != nil {
            letGo()
            refusal = seats.take(principal.unit)
        }
        peer.turnedAway = refusal
        guard refusal == nil else {
            meters.turnedAway.increment()
            return false
        }
        peer.seat = principal.unit
        return true
    }

    private func standUp(_ peer: Peer) {
        if let unit = peer.seat.take() { seats.give(unit) }
    }
}

/// Keys that are taken away.
extension ServerEngine {
    /// From now on the peer is this one. Calls under way of another, or of one who is nobody any more, end with
    /// UNAUTHENTICATED; those of the same unit and person go on, whatever its rights are now.
    func setStanding(of peer: Peer, to standing: Peer.Standing) {
        let before = peer.standing
        guard standing != before else { return }
        peer.standing = standing
        if case .known(let now) = standing, now.unit == peer.seat {} else { standUp(peer) }
        if case .known(let old) = before, case .known(let new) = standing, old.unit == new.unit,
            old.person?.id == new.person?.id
        {
            return
        }
        for call in peer.calls.values { call.handle(.revoked) }
    }
}
