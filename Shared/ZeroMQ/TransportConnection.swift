internal import CZeroMQ
internal import Glibc

/// The kernel's connection that a message came by, for who wants to cut it: libzmq has no way to disconnect one peer.
///
/// A file descriptor alone would not do: libzmq closes it on a thread of its own, and the next connection gets the
/// same number. So the socket's cookie (SO_COOKIE, never used twice while the machine runs) goes with it.
public struct TransportConnection: Hashable, Sendable {
    private let fileDescriptor: Int32
    private let cookie: UInt64

    /// Nil when there is no socket behind the descriptor (any more).
    init?(_ fileDescriptor: Int32) {
        guard fileDescriptor >= 0, let cookie = socketCookie(fileDescriptor) else { return nil }
        (self.fileDescriptor, self.cookie) = (fileDescriptor, cookie)
    }

    /// False once libzmq has closed it: the peer is gone. (True a little longer than the peer is there.)
    public var isThere: Bool { socketCookie(fileDescriptor) == cookie }

    /// Ends the connection, as if the peer had hung up: what has not left yet is lost. False when it is gone already.
    @discardableResult
    public func cut() -> Bool {
        // The duplicate stays on one socket, whatever becomes of the number meanwhile.
        let duplicate = fcntl(fileDescriptor, F_DUPFD_CLOEXEC, 0)
        guard duplicate >= 0 else { return false }
        defer { close(duplicate) }
        guard socketCookie(duplicate) == cookie else { return false }
        return shutdown(duplicate, Int32(SHUT_RDWR)) == 0
    }
}

extension RawMessage {
    /// The connection that the message came by. Nil for `inproc`, and when it has broken since. (When it has broken
    /// and another has its descriptor already, it is that one's.)
    public var connection: TransportConnection? {
        withUnsafePointer(to: raw) { TransportConnection(zmq_msg_get($0, ZMQ_SRCFD)) }
    }
}

private func socketCookie(_ fileDescriptor: Int32) -> UInt64? {
    var cookie: UInt64 = 0
    var size = socklen_t(MemoryLayout<UInt64>.size)
    return getsockopt(fileDescriptor, SOL_SOCKET, SO_COOKIE, &cookie, &size) == 0 ? cookie : nil
}
