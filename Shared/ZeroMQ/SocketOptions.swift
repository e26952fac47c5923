/// How a socket behaves. What is nil is left as libzmq has it. There is no way to choose a routing id: two peers of
/// one name lose each other's messages.
public struct SocketOptions: Hashable, Sendable {
    /// ZMTP's PING and PONG (ZMTP 3.1).
    public struct Heartbeat: Hashable, Sendable {
        /// Between two PINGs.
        public var interval: Duration
        /// A peer that has not answered for so long is disconnected.
        public var timeout: Duration
        /// What the peer is told to wait for our next PING before it gives us up; steps of 100 ms, at most
        /// 6553 s. Nil: it does not.
        public var timeToLive: Duration?

        public init(interval: Duration, timeout: Duration, timeToLive: Duration? = nil) {
            (self.interval, self.timeout, self.timeToLive) = (interval, timeout, timeToLive)
        }
    }

    /// How CURVE (ZMTP-CURVE, RFC 26) is spoken.
    public enum Curve: Hashable, Sendable {
        /// Accepts clients, which ``ZAPHandler`` judges under this domain (not empty); who asks for another
        /// mechanism is refused, and so is everybody while no handler runs.
        case server(secretKey: CurveSecretKey, domain: String)
        /// Accepts only the server of this public key.
        case client(keys: CurveKeyPair, serverKey: CurvePublicKey)
    }

    /// How long unsent messages outlive the socket. Zero drops them; nil is libzmq's default under this
    /// ``Context``, zero.
    public var linger: Duration?
    /// Messages a peer; 0 is no limit, nil is 1000.
    public var sendHighWater: Int32?
    /// Messages a peer; 0 is no limit, nil is 1000.
    public var receiveHighWater: Int32?
    /// Bytes of the largest frame that is received; a peer that sends more is disconnected. Nil is no limit.
    public var maxMessageSize: Int64?
    /// Of a ROUTER: sending to who is not there is ``Sending/unreachable`` and not silence.
    public var routerMandatory: Bool?
    public var heartbeat: Heartbeat?
    /// The time that a peer has for its handshake; nil is 30 s.
    public var handshakeInterval: Duration?
    /// Before the first new attempt to connect; nil is 100 ms.
    public var reconnectInterval: Duration?
    /// Attempts double their distance up to this; nil keeps it constant.
    public var reconnectIntervalMax: Duration?
    /// An attempt to connect is given up after this; nil leaves it to the kernel.
    public var connectTimeout: Duration?
    /// Messages wait for completed connections only: before the first one, sending is ``Sending/wouldBlock``.
    public var immediate: Bool?
    /// Connections that wait to be accepted; nil is 100.
    public var backlog: Int32?
    /// Of the IPv6 kind too.
    public var ipv6: Bool?
    public var curve: Curve?
    /// Lets ``ZAPHandler`` judge the peers of a server without CURVE (mechanism NULL) under this domain.
    public var zapDomain: String?

    public init() {}

    /// `SocketOptions { $0.linger = .seconds(1) }`.
    public init(_ edit: (inout SocketOptions) -> Void) {
        edit(&self)
    }
}
