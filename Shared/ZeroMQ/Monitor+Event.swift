internal import CZeroMQ

extension Monitor {
    /// Something that happened to one connection (zmq_socket_monitor(3)).
    public struct Event: Hashable, Sendable {
        public let kind: Kind
        /// Whose connection: as given to bind or connect, wildcards and names resolved.
        public let endpoint: String
        /// What a listener has accepted, for ``Kind/accepted``; nil for anything else, and when it has broken since. (When it has
        /// broken and another has its descriptor already, it is that one's.)
        public let accepted: TransportConnection?
    }

    /// What happened, at the side whose socket is watched.
    public enum Kind: Hashable, Sendable {
        /// The transport connected; the handshake is still to come.
        case connected
        /// The attempt to connect is under way.
        case connectDelayed
        /// The next attempt to connect comes after this time.
        case connectRetried(after: Duration)
        /// Both sides agree on who they are: messages flow.
        case handshakeSucceeded
        case handshakeFailed(HandshakeFailure)
        /// A connection that stood, or that was shaking hands, broke.
        case disconnected
        /// A connection, or the attempt at it, or a listener ended.
        case closed
        /// `errno`.
        case closeFailed(code: Int32)
        case listening
        /// `errno`.
        case bindFailed(code: Int32)
        /// A peer's transport connected to a listener.
        case accepted
        /// `errno`: EMFILE, for one.
        case acceptFailed(code: Int32)
        /// The last event of a monitor.
        case stopped
    }

    /// Why two sides did not agree on who they are.
    public enum HandshakeFailure: Hashable, Sendable {
        /// ZAP's status: 400 the peer's key is not accepted, 300 ask again later, 500 the handler failed. Seen on
        /// both sides, except that a peer never hears of a 300.
        case refused(status: Int32)
        /// ZMTP was not spoken properly, ZMQ_PROTOCOL_ERROR_…: among others the two sides ask for different
        /// mechanisms (…_ZMTP_MECHANISM_MISMATCH), or the client has another server's key (…_ZMTP_CRYPTOGRAPHIC; only
        /// the server sees that).
        case violated(code: Int32)
        /// `errno`; ETIMEDOUT and EPIPE among them.
        case unspecified(code: Int32)
    }
}

extension Monitor.Event {
    /// Nil for kinds of event that this libzmq has and we do not know.
    init?(_ frames: [[UInt8]]) {
        guard frames.count == 2, frames[0].count == 6 else { return nil }
        let (number, value) = frames[0].withUnsafeBytes {
            // libzmq writes both in the machine's own byte order.
            (Int32($0.loadUnaligned(as: UInt16.self)), $0.loadUnaligned(fromByteOffset: 2, as: Int32.self))
        }
        guard let kind = Monitor.Kind(number, value) else { return nil }
        self.kind = kind
        accepted = kind == .accepted ? TransportConnection(value) : nil
        endpoint = String(decoding: frames[1], as: UTF8.self)
    }
}

extension Monitor.Kind {
    fileprivate init?(_ number: Int32, _ value: Int32) {
        switch number {
        case ZMQ_EVENT_CONNECTED: self = .connected
        case ZMQ_EVENT_CONNECT_DELAYED: self = .connectDelayed
        case ZMQ_EVENT_CONNECT_RETRIED: self = .connectRetried(after: .milliseconds(value))
        case ZMQ_EVENT_LISTENING: self = .listening
        case ZMQ_EVENT_BIND_FAILED: self = .bindFailed(code: value)
        case ZMQ_EVENT_ACCEPTED: self = .accepted
        case ZMQ_EVENT_ACCEPT_FAILED: self = .acceptFailed(code: value)
        case ZMQ_EVENT_CLOSED: self = .closed
        case ZMQ_EVENT_CLOSE_FAILED: self = .closeFailed(code: value)
        case ZMQ_EVENT_DISCONNECTED: self = .disconnected
        case ZMQ_EVENT_MONITOR_STOPPED: self = .stopped
        case ZMQ_EVENT_HANDSHAKE_SUCCEEDED: self = .handshakeSucceeded
        case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH: self = .handshakeFailed(.refused(status: value))
        case ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL: self = .handshakeFailed(.violated(code: value))
        case ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL: self = .handshakeFailed(.unspecified(code: value))
        default: return nil
        }
    }
}
