internal import Vocabulary
internal import ZeroMQ

/// What a server's frames to one connection leave by.
protocol ServerLine: AnyObject {
    /// False when the peer is gone, or reads so little that it might as well be. On the reactor's thread.
    func send(_ frame: [UInt8], to peer: RoutingID) -> Bool
    /// The engine has given the peer up.
    func forget(_ peer: RoutingID)
}

/// One connection to a server, and its running calls.
///
/// `@unchecked Sendable`: calls on other threads only hold it to name it in the reactor's mailbox; its members are
/// used on the reactor's thread alone, by the engine, its line and the mailbox.
final class Peer: Port, @unchecked Sendable {
    /// Nil when ZAP let the key in and it has been taken out of the policy since: its calls are UNAUTHENTICATED.
    let principal: Principal?
    let routingID: RoutingID
    private unowned let engine: ServerEngine
    /// Nil once it is gone: a handler that goes on must not keep a closed endpoint's socket.
    private var line: (any ServerLine)?
    var calls: [UInt64: ServerCall] = [:]
    var usedIDs = UsedCallIDs()
    /// Frames to it come to nothing.
    var isGone = false

    init(_ routingID: RoutingID, principal: Principal?, line: any ServerLine, engine: ServerEngine) {
        self.routingID = routingID
        self.principal = principal
        self.line = line
        self.engine = engine
    }

    func carry(_ frame: [UInt8], ending: UInt64) {
        let ended = ending == 0 ? nil : calls.removeValue(forKey: ending)
        if !isGone, line?.send(frame, to: routingID) != true { engine.vanish(self) }
        // Whose turn comes now must not delay what has just been said.
        if let ended { engine.ended(ended) }
    }

    func detach() {
        let leaving = line.take()
        leaving?.forget(routingID)
    }
}
