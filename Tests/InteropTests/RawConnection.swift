import Bus
import Foundation
import Synchronization
import ZeroMQ

@testable import Bus

/// A connection that carries any octets. Blocks: for a thread of its own.
protocol RawConnection {
    /// One message of so many frames.
    func send(_ frames: [[UInt8]]) throws
    /// The next message, at once or within minutes.
    func receive() throws -> [UInt8]
}

struct NothingCame: Error {}

/// A DEALER.
final class SocketConnection: RawConnection {
    private let context: Context
    private let socket: Socket
    private let monitor: Monitor

    init(_ stand: InteropStand) throws {
        context = try Context()
        socket = try Socket(
            context, .dealer,
            SocketOptions { $0.curve = .client(keys: stand.keys, serverKey: stand.serverKey) })
        monitor = try Monitor(of: socket, in: context)
        try socket.connect(stand.endpoint)
    }

    func send(_ frames: [[UInt8]]) throws {
        if frames.count == 1 {
            _ = try socket.send(frames[0])
        } else {
            _ = try socket.send(frames: frames)
        }
    }

    func receive() throws -> [UInt8] {
        let end = ContinuousClock.now + .seconds(300)
        while ContinuousClock.now < end {
            _ = try socket.wait(for: .readable, timeout: .seconds(5))
            if case .received(let message) = try socket.receive() { return message.bytes }
        }
        throw NothingCame()
    }

    /// Returns once the other side has ended the connection.
    func waitUntilCut() throws {
        let end = ContinuousClock.now + .seconds(300)
        while ContinuousClock.now < end {
            if try monitor.next(timeout: .seconds(5))?.kind == .disconnected { return }
        }
        throw NothingCame()
    }
}

/// A peer of the server's engine in the same process.
///
/// `@unchecked Sendable`: its peer is set once, before anything can come, and used on the reactor's thread alone.
final class InProcessConnection: RawConnection, ServerLine, @unchecked Sendable {
    private let server: BusServer
    private let arrived = DispatchSemaphore(value: 0)
    private let messages = Mutex<[[UInt8]]>([])
    private var peer: Peer?

    init(_ stand: InteropStand) {
        server = stand.server
        server.reactor.run { [self] in
            guard let id = RoutingID(Array(UUID().uuidString.utf8)) else { return }
            let peer = Peer(id, .known(InteropStand.tester), line: self, engine: server.engine)
            self.peer = peer
            server.engine.admit(peer)
        }
    }

    func send(_ frames: [[UInt8]]) throws {
        for frame in frames {
            server.reactor.run { [self] in
                if let peer { frame.withUnsafeBytes { server.engine.receive($0, from: peer) } }
            }
        }
    }

    func receive() throws -> [UInt8] {
        guard arrived.wait(timeout: .now() + 300) == .success else { throw NothingCame() }
        return messages.withLock { $0.removeFirst() }
    }

    func close() { server.reactor.run { [self] in vanish() } }

    func cut(_: RoutingID) { vanish() }

    private func vanish() {
        if let peer { server.engine.vanish(peer) }
        peer = nil
    }

    func send(_ frame: [UInt8], to _: RoutingID) -> Bool {
        messages.withLock { $0.append(frame) }
        arrived.signal()
        return true
    }

    func forget(_: RoutingID) {}
}

/// What blocks keeps no thread from the tasks that it may wait for.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
    }
}
