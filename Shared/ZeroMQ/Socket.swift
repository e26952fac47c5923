internal import CZeroMQ

/// A ZeroMQ socket. It belongs to one thread at a time: it is not Sendable, so the compiler lets it go to another
/// thread only when the giver keeps nothing of it (and the handing over is the memory fence that libzmq asks for).
/// Nothing here waits, except ``wait(for:timeout:)``. It closes when nobody holds it any more.
///
/// ```swift
/// let router = try Socket(context, .router, SocketOptions { $0.routerMandatory = true })
/// let endpoint = try router.bind("tcp://127.0.0.1:*")
/// // epoll on `router.fileDescriptor` (edge), then until `.wouldBlock`:
/// switch try router.receiveRouted() {
/// case .received(let sender, let message): …
/// case .misframed, .wouldBlock: …
/// }
/// ```
public final class Socket {
    /// The patterns of sockets (zmq_socket(3)).
    public enum Kind: Sendable, CaseIterable {
        case router, dealer, request, reply, pair, publisher, subscriber, push, pull
    }

    /// What a socket can do now.
    public struct Events: OptionSet, Sendable {
        public let rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }
        /// A whole message waits.
        public static let readable = Events(rawValue: 1)
        /// At least one peer has room (for a ROUTER with `routerMandatory`: always said; ask by sending).
        public static let writable = Events(rawValue: 2)
    }

    public let kind: Kind
    let raw: RawSocket

    /// Opens a socket; `options` are fixed from then on.
    public init(
        _ context: Context, _ kind: Kind, _ options: SocketOptions = SocketOptions()
    ) throws(ZeroMQError) {
        self.kind = kind
        raw = try RawSocket(context, type: kind.type, "\(kind)")
        try options.apply(to: raw)
    }

    /// Listens on `endpoint` (`tcp://127.0.0.1:7701`, `tcp://127.0.0.1:*`, `ipc:///run/x`, `inproc://x`) and gives
    /// it with wildcards filled in. A taken port is ``ZeroMQError/isAddressInUse``; a path of `ipc` is taken over.
    @discardableResult
    public func bind(_ endpoint: String) throws(ZeroMQError) -> String {
        guard zmq_bind(raw.handle, endpoint) == 0 else { throw .last("bind \(endpoint)") }
        return try raw.text(ZMQ_LAST_ENDPOINT, "last endpoint")
    }

    /// Stops listening, and ends the connections that came in there.
    public func unbind(_ endpoint: String) throws(ZeroMQError) {
        guard zmq_unbind(raw.handle, endpoint) == 0 else { throw .last("unbind \(endpoint)") }
    }

    /// Connects in the background, and again whenever the connection breaks. ``Monitor`` says how it goes.
    public func connect(_ endpoint: String) throws(ZeroMQError) {
        guard zmq_connect(raw.handle, endpoint) == 0 else { throw .last("connect \(endpoint)") }
    }

    /// Ends the connection to `endpoint` and the attempts at it.
    public func disconnect(_ endpoint: String) throws(ZeroMQError) {
        guard zmq_disconnect(raw.handle, endpoint) == 0 else { throw .last("disconnect \(endpoint)") }
    }

    /// For `epoll`. Readable means: ``events`` may have changed, look. It is edge-triggered by nature: after
    /// *every* send or receive on the socket look at ``events`` (or receive until `.wouldBlock`) before sleeping
    /// on it again. Valid while the socket lives; never read from or closed.
    public var fileDescriptor: Int32 {
        get throws(ZeroMQError) { try raw.integer(ZMQ_FD, "file descriptor") }
    }

    /// What can be done now. Reading it also lets libzmq work through its internal commands.
    public var events: Events {
        get throws(ZeroMQError) { Events(rawValue: try raw.integer(ZMQ_EVENTS, "events")) }
    }

    /// Blocks the thread until one of `events` or the timeout (nil: for ever); what came true, empty on timeout.
    public func wait(for events: Events, timeout: Duration? = nil) throws(ZeroMQError) -> Events {
        var item = zmq_pollitem_t(
            socket: raw.handle, fd: 0, events: Int16(events.rawValue), revents: 0)
        let limit = timeout.map { Int($0.milliseconds) } ?? -1
        while zmq_poll(&item, 1, limit) < 0 {
            guard zmq_errno() == interrupted else { throw .last("wait for \(kind)") }
        }
        return Events(rawValue: Int32(item.revents))
    }
}

extension Socket.Kind {
    var type: Int32 {
        switch self {
        case .router: ZMQ_ROUTER
        case .dealer: ZMQ_DEALER
        case .request: ZMQ_REQ
        case .reply: ZMQ_REP
        case .pair: ZMQ_PAIR
        case .publisher: ZMQ_PUB
        case .subscriber: ZMQ_SUB
        case .push: ZMQ_PUSH
        case .pull: ZMQ_PULL
        }
    }
}
