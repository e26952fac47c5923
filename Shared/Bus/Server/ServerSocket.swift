internal import CoreMetrics
internal import Vocabulary
internal import ZeroMQ

/// A server's ROUTER on a reactor's floor. Everything here runs on the reactor's thread.
final class ServerSocket: Resident, ServerLine {
    private struct Known {
        let peer: Peer
        let userID: String?
    }

    /// Messages of one turn, so that no client keeps the reactor from the others.
    private static let turn = 256

    private let socket: Socket
    private let engine: ServerEngine
    private let principal: (_ userID: String?) -> Principal?
    private var peers: [RoutingID: Known] = [:]
    private var probes = ProbeSchedule()

    let fileDescriptors: [Int32]
    var needsLook = true

    init(
        _ socket: Socket, engine: ServerEngine, principal: @escaping (_ userID: String?) -> Principal?
    ) throws(ZeroMQError) {
        self.socket = socket
        self.engine = engine
        self.principal = principal
        fileDescriptors = [try socket.fileDescriptor]
    }

    func look() -> Bool {
        do {
            for _ in 0..<ServerSocket.turn {
                switch try socket.receiveRouted() {
                case .received(let sender, let message):
                    let peer = peer(sender, message)
                    message.withUnsafeBytes { engine.receive($0, from: peer) }
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

    /// Who sent `message`. The user id is looked at in each: a peer that picks its own routing id could otherwise
    /// take over that of one which has gone.
    private func peer(_ sender: RoutingID, _ message: borrowing ZeroMQ.Message) -> Peer {
        if let known = peers[sender] {
            if known.userID.map({ message.isFrom(userID: $0) }) ?? (message.userID == nil) {
                return known.peer
            }
            engine.vanish(known.peer)
        }
        let userID = message.userID
        let peer = Peer(sender, principal: principal(userID), line: self, engine: engine)
        peers[sender] = Known(peer: peer, userID: userID)
        engine.admit(peer)
        return peer
    }

    func send(_ frame: [UInt8], to peer: RoutingID) -> Bool {
        // Sending can swallow the edge of a message that came in meanwhile.
        needsLook = true
        do {
            switch try socket.send(frame, to: peer) {
            case .sent: return true
            case .unreachable: return false
            case .wouldBlock:
                engine.meters.stalled.increment()
                return false
            }
        } catch {
            return false
        }
    }

    func forget(_ peer: RoutingID) { peers[peer] = nil }

    /// A connection broke, and which one is not said: those that are gone are found by sending to all.
    func probeSoon() { probes.add(.now) }

    var nextDeadline: ContinuousClock.Instant? { probes.next }

    func timePassed(_ now: ContinuousClock.Instant) {
        guard probes.isDue(now) else { return }
        for known in peers.values { known.peer.tell(Frame.signal(.ping, callID: 0)) }
    }
}
