internal import Synchronization
internal import Vocabulary
internal import ZeroMQ

/// A client and a server of one process, on one reactor: the same frames as bytes, and no sockets. Everything here
/// runs on the reactor's thread.
final class InProcessLine: ClientLine, ServerLine {
    private let engine: ServerEngine
    private unowned let channel: Channel
    private var peer: Peer?

    init(_ channel: Channel, to engine: ServerEngine, as principal: Principal) throws {
        guard !engine.isDetached else { throw CallError(.unavailable, "") }
        (self.channel, self.engine) = (channel, engine)
        let number = serial.add(1, ordering: .relaxed).newValue
        guard let name = RoutingID(Array("in-process-\(number)".utf8)) else { throw CallError(.internal, "") }
        let peer = Peer(name, .known(principal), line: self, engine: engine)
        self.peer = peer
        engine.admit(peer)
        channel.connected()
    }

    func send(_ frame: [UInt8]) -> Bool {
        guard let peer else { return false }
        frame.withUnsafeBytes { engine.receive($0, from: peer) }
        return true
    }

    func close() {
        guard let peer = peer.take() else { return }
        engine.vanish(peer)
    }

    func send(_ frame: [UInt8], to _: RoutingID) -> Bool {
        guard peer != nil else { return false }
        frame.withUnsafeBytes { channel.receive($0) }
        return true
    }

    func cut(_: RoutingID) {}

    func forget(_: RoutingID) {
        guard peer.take() != nil else { return }
        channel.lost()
    }
}

/// Names of clients in the process.
private let serial = Atomic<UInt64>(0)
