internal import Synchronization
internal import Vocabulary
public import ZeroMQ

/// How a client shows who it is, and knows whom it talks to.
public enum ClientSecurity: Hashable, Sendable {
    /// CURVE with its own keys, to the server of this public key and no other.
    case curve(CurveKeyPair, server: CurvePublicKey)
    /// Plaintext; on loopback and `ipc://` only.
    case insecure
}

/// Makes calls on one service, from any thread. Connects with the first call, and again when the connection broke.
///
/// Calls that come to UNAVAILABLE are made again within their deadline: that is safe, because a command carries the
/// same idempotency key every time. Errors are ``CallError``.
public final class BusClient: Sendable {
    let channel: Channel
    /// What the client has seen; shared among clients of several services.
    public let positions: PositionTracker
    private let lastID = Atomic<UInt64>(0)
    private let closed = Atomic<Bool>(false)
    /// An in-process client keeps the server, whose reactor it runs on.
    private let server: BusServer?

    /// - Parameters:
    ///   - endpoint: `tcp://127.0.0.1:7701`, `ipc:///run/registry`.
    ///   - reactor: what it runs on; the process's shared one otherwise.
    ///
    /// Throws ``EndpointError`` for plaintext beyond this machine, and when the process has no thread or file
    /// descriptor left for a reactor.
    public init(
        _ endpoint: String, _ security: ClientSecurity, reactor: Reactor? = nil,
        positions: PositionTracker = PositionTracker()
    ) throws {
        if case .insecure = security, !EndpointError.staysOnMachine(endpoint) {
            throw EndpointError.insecureBeyondLoopback(endpoint)
        }
        self.positions = positions
        server = nil
        channel = Channel(reactor: try reactor ?? Reactor.shared.get()) { channel in
            switch security {
            case .curve(let keys, let serverKey):
                try SocketLine(channel, endpoint: endpoint, curve: .client(keys: keys, serverKey: serverKey))
            case .insecure: try SocketLine(channel, endpoint: endpoint, curve: nil)
            }
        }
    }

    init(_ server: BusServer, as principal: Principal, positions: PositionTracker) {
        self.positions = positions
        self.server = server
        let engine = server.engine
        channel = Channel(reactor: server.reactor) { try InProcessLine($0, to: engine, as: principal) }
    }

    deinit { close() }

    /// Cancels what is under way and closes the connection; later calls are UNAVAILABLE.
    public func close() {
        closed.store(true, ordering: .relaxed)
        channel.reactor.run { [channel] in channel.close() }
    }

    var isClosed: Bool { closed.load(ordering: .relaxed) }

    /// What it runs on; tasks that prefer this executor are resumed without a hop between threads.
    public var reactor: Reactor { channel.reactor }

    func newCall(deadline: ContinuousClock.Instant?) -> OutgoingCall {
        OutgoingCall(
            id: lastID.add(1, ordering: .relaxed).newValue, deadline: deadline, channel: channel)
    }
}

/// Runs `body` with a client of the service at `endpoint`, and closes it.
public func withClient<Value>(
    _ endpoint: String, _ security: ClientSecurity, reactor: Reactor? = nil,
    positions: PositionTracker = PositionTracker(), isolation: isolated (any Actor)? = #isolation,
    _ body: (BusClient) async throws -> Value
) async throws -> Value {
    let client = try BusClient(endpoint, security, reactor: reactor, positions: positions)
    defer { client.close() }
    return try await body(client)
}
