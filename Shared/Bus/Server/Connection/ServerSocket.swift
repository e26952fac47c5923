internal import CoreMetrics
internal import Vocabulary
internal import ZeroMQ

/// A server's ROUTER in a reactor's poll set. Everything here runs on the reactor's thread.
final class ServerSocket: Pollable, ServerLine {
    private struct Known {
        let peer: Peer
        let userID: String?
        /// Nil when it broke before its first message was read.
        let connection: TransportConnection?
    }

    /// Somebody whose key was taken away, or for whom there is no place, and who is to be disconnected.
    private struct Farewell {
        let peer: RoutingID
        let date: ContinuousClock.Instant
    }

    /// So long what is said to somebody who is cut off has to leave: why its calls ended.
    private static let lastWords = Duration.milliseconds(250)

    /// Messages of one turn: few, so that no client keeps the reactor from the others, and that replies leave, and
    /// libzmq's thread has work, while the next calls are still being read.
    private static let turn = 16
    /// Octets of one turn: to take in a body of 4 MiB takes milliseconds, for sixteen of which no reply would leave.
    private static let octetsOfTurn = 256 * 1024

    private let socket: Socket
    private let engine: ServerEngine
    private let standing: (_ userID: String?) -> Peer.Standing
    private var peers: [RoutingID: Known] = [:]
    /// Given up, and maybe still to be heard of: what libzmq had read of them before it comes all the same.
    private var departed: Set<RoutingID> = []
    /// Whom the last frame could not be sent to: nothing comes from there any more.
    private var unreachable: RoutingID?
    private var probes = ProbeSchedule()
    /// In the order of their dates.
    private var farewells: [Farewell] = []
    private var silent = SilentConnections()
    /// When it was looked last for connections that are gone.
    private var lookedForGone: ContinuousClock.Instant?
    private static let betweenLooks = Duration.milliseconds(20)

    let fileDescriptors: [Int32]
    var needsLook = true

    init(
        _ socket: Socket, engine: ServerEngine, standing: @escaping (_ userID: String?) -> Peer.Standing
    ) throws(ZeroMQError) {
        (self.socket, self.engine, self.standing) = (socket, engine, standing)
        fileDescriptors = [try socket.fileDescriptor]
    }

    func look() -> Bool {
        do {
            var octets = 0
            for _ in 0..<ServerSocket.turn where octets < ServerSocket.octetsOfTurn {
                switch try socket.receiveRouted() {
                case .received(let sender, let message):
                    guard let peer = peer(sender, message) else {
                        engine.meters.dropped.increment()
                        continue
                    }
                    message.withUnsafeBytes {
                        octets += $0.count
                        engine.receive($0, from: peer)
                    }
                case .misframed: engine.meters.dropped.increment()
                case .wouldBlock: return false
                }
            }
            return true
        } catch {
            // Only of a context that was shut down: nothing will be received any more.
            return false
        }
    }

    /// Who sent `message`; nil for who is gone already. The user id is looked at in each: a peer that picks its own routing id could otherwise
    /// take over that of one which has gone.
    private func peer(_ sender: RoutingID, _ message: borrowing RawMessage) -> Peer? {
        guard !departed.contains(sender) else { return nil }
        if let known = peers[sender] {
            if known.userID.map({ message.isFrom(userID: $0) }) ?? (message.userID == nil) {
                if known.peer.isNobody { reauthenticate(known) }
                return known.peer
            }
            engine.vanish(known.peer)
        }
        let userID = message.userID
        let peer = Peer(sender, standing(userID), line: self, engine: engine)
        let connection = message.connection
        peers[sender] = Known(peer: peer, userID: userID, connection: connection)
        if let connection { silent.hasSpoken(connection) }
        engine.admit(peer)
        if peer.standing == .unknown || !seat(peer) { sayFarewell(sender) }
        return peer
    }

    private func seat(_ peer: Peer) -> Bool { engine.seat(peer) { letGo(but: peer) } }

    /// Who has hung up keeps its place until the probes find that: clients that come and go quickly would fill all of them. So whose
    /// connection is gone is looked for where a place is wanted, seldom enough for a crowd at the door to cost nothing.
    private func letGo(but newcomer: Peer) {
        let now = ContinuousClock.now
        guard lookedForGone.map({ $0.advanced(by: Self.betweenLooks) <= now }) ?? true else { return }
        lookedForGone = now
        for known in Array(peers.values) where known.peer !== newcomer && known.connection?.isThere == false {
            engine.vanish(known.peer)
        }
    }

    /// Somebody has connected, and is still to say who it is and what it wants. Where there are as many as may be, who has said nothing for
    /// longest makes room, if anybody has not: nobody is kept out by connections that nobody uses. Some may be silent even where
    /// all places are taken: who is turned away is to hear why, and has to speak first.
    func accepted(_ connection: TransportConnection, at now: ContinuousClock.Instant) {
        // The monitor may tell of it after its first message was read.
        guard !isSpeaking(connection) else { return }
        silent.add(connection, at: now)
        let open = engine.limits.connections.open
        while silent.count > max(1, open / 16, open - peers.count), let oldest = silent.popOldest() {
            if !isSpeaking(oldest), oldest.cut() { return }
        }
    }

    private func isSpeaking(_ connection: TransportConnection) -> Bool {
        peers.values.contains { $0.connection == connection }
    }

    /// Whoever connects has a call to make.
    private func cutSilent(until now: ContinuousClock.Instant) {
        while let connection = silent.popDue(now) {
            if !isSpeaking(connection) { connection.cut() }
        }
    }

    /// Asks again who everybody is.
    func reauthenticate() {
        for known in peers.values { reauthenticate(known) }
    }

    private func reauthenticate(_ known: Known) {
        let standing = standing(known.userID)
        guard standing != .undecided, standing != known.peer.standing else { return }
        engine.setStanding(of: known.peer, to: standing)
        if standing == .unknown || !seat(known.peer) { sayFarewell(known.peer.routingID) }
    }

    private func sayFarewell(_ peer: RoutingID) {
        farewells.append(Farewell(peer: peer, date: .now.advanced(by: ServerSocket.lastWords)))
    }

    /// Disconnects those who are still nobody, or still have no place. Their peers vanish when the monitor tells of the broken connection.
    private func disconnect(until now: ContinuousClock.Instant) {
        let due = farewells.prefix { $0.date <= now }
        farewells.removeFirst(due.count)
        for farewell in due {
            guard let known = peers[farewell.peer],
                known.peer.standing == .unknown || known.peer.turnedAway != nil
            else { continue }
            known.connection?.cut()
        }
    }

    func send(_ frame: [UInt8], to peer: RoutingID) -> Bool {
        // Sending can swallow the edge of a message that came in meanwhile.
        needsLook = true
        do {
            switch try socket.send(frame, to: peer) {
            case .sent: return true
            case .unreachable:
                unreachable = peer
                return false
            case .wouldBlock:
                // As good as gone; and what waits for it is not to be kept until it goes.
                engine.meters.stalled.increment()
                cut(peer)
                return false
            }
        } catch {
            // Nobody knows what was sent: the other side connects anew, and asks again.
            cut(peer)
            return false
        }
    }

    func cut(_ peer: RoutingID) { peers[peer]?.connection?.cut() }

    /// Of who was given up while libzmq still has its connection, frames may come that it read before: they must not make a new peer,
    /// with a place and calls that nobody waits for. A name that the other side chose is not kept: who comes next may have the same.
    func forget(_ peer: RoutingID) {
        peers[peer] = nil
        guard unreachable.take() != peer, peer.isOfRouter else { return }
        departed.insert(peer)
        probeSoon()
    }

    /// Those whom libzmq has let go: nothing is left of them.
    private func letDepart() {
        departed = departed.filter { peer in
            _ = send(Frame.signal(.ping, callID: 0), to: peer)
            return unreachable.take() == nil
        }
    }

    /// A connection broke, and which one is not said: those that are gone are found by sending to all.
    func probeSoon() { probes.add(.now) }

    var nextDeadline: ContinuousClock.Instant? {
        [farewells.first?.date, probes.next, silent.nextDeadline].compactMap(\.self).min()
    }

    func timePassed(_ now: ContinuousClock.Instant) {
        disconnect(until: now)
        cutSilent(until: now)
        guard probes.isDue(now) else { return }
        letDepart()
        for known in peers.values { known.peer.tell(Frame.signal(.ping, callID: 0)) }
    }
}
