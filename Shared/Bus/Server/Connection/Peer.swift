internal import Synchronization
internal import Vocabulary
internal import ZeroMQ

/// One connection to a server, and its running calls.
///
/// `@unchecked Sendable`: calls on other threads only ``post(_:ending:)``, which touches an atomic and the reactor's
/// mailbox, and ask ``isClogged``; its other members are used on the reactor's thread alone, by the engine, its line and
/// the mailbox.
final class Peer: Port, @unchecked Sendable {
    /// Who is at the other end.
    enum Standing: Hashable {
        case known(Principal)
        /// ZAP let the key in, and it has been taken away since: calls are UNAUTHENTICATED.
        case unknown
        /// It cannot be found out at present: calls are UNAVAILABLE.
        case undecided
    }

    var standing: Standing

    /// It cannot be said whose calls these are: worth asking again.
    var isNobody: Bool {
        if case .known = standing { false } else { true }
    }

    /// Whose place among the connections it has; nil where it has none, or needs none.
    var seat: UnitPath?
    /// Why it has no place, and is about to be disconnected; nil where it has one, or needs none.
    var turnedAway: Refusal?

    let routingID: RoutingID
    private unowned let engine: ServerEngine
    /// Nil once it is gone: a handler that goes on must not keep a closed endpoint's socket.
    private var line: (any ServerLine)?
    var calls: [UInt64: ServerCall] = [:]
    var usedIDs = UsedCallIDs()
    private let reactor: Reactor
    /// Octets that were given to the mailbox and have not been read by the peer, as far as is known.
    private let underway = Atomic<Int>(0)
    private let underwayLimit: Int
    private var meter = OutboundMeter()
    /// Whose memory it takes up here while it does not read; nil while it never did.
    private(set) var debtor: PrincipalAccount?
    /// Octets that are on ``debtor``'s account.
    private(set) var owed = 0
    /// Frames to it come to nothing.
    var isGone = false

    init(_ routingID: RoutingID, _ standing: Standing, line: any ServerLine, engine: ServerEngine) {
        (self.routingID, self.standing) = (routingID, standing)
        (self.line, self.engine) = (line, engine)
        reactor = engine.reactor
        underwayLimit = engine.limits.unreadPerConnection
    }

    /// So much is on its way that items have to wait. On any thread.
    var isClogged: Bool { underway.load(ordering: .relaxed) >= underwayLimit }

    /// So much is on its way that there is no sense in more calls: their replies are not read.
    var isDeaf: Bool { underway.load(ordering: .relaxed) >= 8 * underwayLimit }

    /// It is deaf, and that is counted.
    private var isKnownDeaf = false

    /// Whether this is the first call since it last read what it had asked for.
    func isFoundDeaf() -> Bool {
        defer { isKnownDeaf = true }
        return !isKnownDeaf
    }

    /// Gives a frame to the reactor's mailbox. On any thread.
    func post(_ frame: [UInt8], ending: UInt64 = 0) {
        underway.add(frame.count, ordering: .relaxed)
        reactor.post(frame, ending: ending, by: self)
    }

    /// The peer has read what was sent before the PING of this argument.
    func confirm(_ mark: UInt32) {
        let wasAwaited = !meter.isHeardOut
        let octets = meter.confirmed(mark)
        guard octets > 0 else { return }
        settle()
        defer { if wasAwaited { engine.heard() } }
        let wasClogged = isClogged
        underway.subtract(octets, ordering: .relaxed)
        if !isDeaf { isKnownDeaf = false }
        guard wasClogged, !isClogged else { return }
        // No new credit, but room: who waits goes on.
        for call in calls.values { call.handle(.credit(0)) }
    }

    /// Has the peer confirm all that was sent so far; ``isHeardOut`` once it has. What is sent later does not count, and of
    /// one to whom nothing has gone since `moment` nothing is asked.
    func askForConfirmation(ofNewsSince moment: ContinuousClock.Instant) {
        guard meter.hasNews(since: moment) else { return }
        if let mark = meter.mark() { tell(Frame.signal(.ping, callID: 0, argument: mark)) }
        meter.awaitAll()
        settle()
    }

    /// Puts what it is known not to have read on its unit's account.
    private func settle() {
        let octets = isGone ? 0 : meter.owed
        guard octets != owed else { return }
        if debtor == nil, case .known(let principal) = standing {
            debtor = engine.admission.account(of: principal.unit)
        }
        guard let debtor else { return }
        engine.admission.owe(octets - owed, of: debtor)
        owed = octets
    }

    /// Whether it has read nothing since `moment` of what it owes.
    func isDeaf(since moment: ContinuousClock.Instant) -> Bool {
        meter.owedSince.map { $0 <= moment } ?? false
    }

    /// Ends the connection: what it has not read is let go.
    func cut() {
        line?.cut(routingID)
        engine.vanish(self)
    }

    var isHeardOut: Bool { meter.isHeardOut }

    /// Puts a frame on the wire, and gives the peer up where that cannot be done.
    func tell(_ frame: [UInt8]) {
        if !isGone, line?.send(frame, to: routingID) != true { engine.vanish(self) }
    }

    func carry(_ frame: [UInt8], ending: UInt64) {
        let ended = ending == 0 ? nil : calls.removeValue(forKey: ending)
        tell(frame)
        if let mark = meter.sent(frame.count) {
            tell(Frame.signal(.ping, callID: 0, argument: mark))
            settle()
        }
        // Whose turn comes now must not delay what has just been said.
        if let ended { engine.ended(ended) }
    }

    func detach() {
        let leaving = line.take()
        leaving?.forget(routingID)
        settle()
    }
}
