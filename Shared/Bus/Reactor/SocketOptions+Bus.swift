internal import ZeroMQ

/// What CTP/1 asks of its sockets.
extension SocketOptions {
    /// A little more than the longest frame: what is slightly too long is answered, what is far too long ends the
    /// connection.
    private static let maximumMessage = Int64(Frame.maximumLength + 64 * 1024)
    /// Frames that wait for one peer in libzmq; beyond it the peer is taken for gone.
    private static let highWater: Int32 = 65_536
    /// Messages of one peer that libzmq has taken in and nobody has read yet. Beyond it libzmq reads no more from
    /// that connection until half of them are read: what comes waits with who sends it. It counts messages and not
    /// octets, so that few of them are the bound to a connection's memory there, ``maximumMessage`` each: 260 MiB.
    /// As many as the first window of a call has items, and four turns of the reactor: while libzmq is woken there
    /// is something to read.
    private static let mostUnread: Int32 = 64
    /// How long a handshake may take.
    static let handshakeTime = Duration.seconds(5)

    static func server(_ curve: Curve?) -> SocketOptions {
        SocketOptions {
            $0.linger = .seconds(1)
            $0.sendHighWater = highWater
            $0.receiveHighWater = mostUnread
            $0.maxMessageSize = maximumMessage
            $0.routerMandatory = true
            $0.heartbeat = .init(interval: .seconds(5), timeout: .seconds(15), timeToLive: .seconds(20))
            $0.handshakeInterval = handshakeTime
            $0.backlog = 1024
            $0.curve = curve
        }
    }

    static func client(_ curve: Curve?) -> SocketOptions {
        SocketOptions {
            $0.linger = .zero
            $0.sendHighWater = highWater
            $0.receiveHighWater = mostUnread
            $0.maxMessageSize = maximumMessage
            $0.heartbeat = .init(interval: .seconds(5), timeout: .seconds(15), timeToLive: .seconds(20))
            $0.handshakeInterval = handshakeTime
            $0.connectTimeout = .seconds(5)
            $0.curve = curve
        }
    }
}
