internal import Synchronization
internal import Vocabulary

/// Makes calls on one service, from any thread. Connects with the first call, and again when the connection broke.
///
/// Calls that come to UNAVAILABLE are made again within their deadline: that is safe, because a command carries the
/// same idempotency key every time. With several endpoints each call goes to the one with the fewest calls under way,
/// and what fails at one is at once made again at another. Errors are ``CallError``.
public final class BusClient: Sendable {
    let connections: Connections
    /// What the client has seen; shared among clients of several services.
    public let positions: PositionTracker
    private let lastID = Atomic<UInt64>(0)
    let pauses = RetryPauses()
    /// An in-process client keeps the server, whose reactor it runs on.
    private let server: BusServer?
    /// Whether its keys may be others when it connects again.
    let asksForKeys: Bool

    /// - Parameters:
    ///   - endpoints: of one service, at least one; see ``Endpoint`` for what they must have in common. Each is
    ///     connected when a call first needs it.
    ///   - reactor: what it runs on; the process's shared one otherwise.
    ///
    /// Throws ``EndpointError`` for plaintext beyond this machine, and when the process has no thread or file
    /// descriptor left for a reactor.
    public init(
        _ endpoints: [Endpoint], reactor: Reactor? = nil, positions: PositionTracker = PositionTracker()
    ) throws {
        precondition(!endpoints.isEmpty, "a client needs an endpoint")
        for endpoint in endpoints { try endpoint.check() }
        self.positions = positions
        (server, asksForKeys) = (nil, false)
        connections = Connections(
            reactor: try reactor ?? Reactor.shared.get(),
            endpoints.map { endpoint in (endpoint.address, { try endpoint.line($0) }) })
    }

    /// A client of the service at one address.
    public convenience init(
        _ address: String, _ security: ClientSecurity, reactor: Reactor? = nil,
        positions: PositionTracker = PositionTracker()
    ) throws {
        try self.init([Endpoint(address, security)], reactor: reactor, positions: positions)
    }

    /// A client of the service at one address whose keys, or the service's, may be others by the time that it connects again:
    /// `security` is asked each time, with how often it was before. Where it throws the service is not to be reached. A call that is
    /// refused for its key is made once more over a new connection: another key may have taken the place of that one.
    public init(
        _ address: String, reactor: Reactor? = nil, positions: PositionTracker = PositionTracker(),
        security: @escaping @Sendable (_ attempt: Int) throws -> ClientSecurity
    ) throws {
        try Endpoint(address, security(0)).check()
        self.positions = positions
        (server, asksForKeys) = (nil, true)
        let attempts = Atomic<Int>(0)
        let open: Connections.Opener = { channel in
            let attempt = attempts.add(1, ordering: .relaxed).oldValue
            let endpoint = Endpoint(address, try security(attempt))
            try endpoint.check()
            return try endpoint.line(channel)
        }
        connections = Connections(reactor: try reactor ?? Reactor.shared.get(), [(address, open)])
    }

    init(_ server: BusServer, as principal: Principal, positions: PositionTracker) {
        (self.positions, self.server, asksForKeys) = (positions, server, false)
        let engine = server.engine
        connections = Connections(
            reactor: server.reactor,
            [("in process", { try InProcessLine($0, to: engine, as: principal) })])
    }

    deinit { close() }

    /// Cancels what is under way and closes the connections; later calls are UNAVAILABLE. A call that waits before its
    /// next attempt ends at once with what the last one came to.
    public func close() {
        pauses.end()
        reactor.run { [connections] in connections.close() }
    }

    /// What it runs on; tasks that prefer this executor are resumed without a hop between threads.
    public var reactor: Reactor { connections.reactor }

    /// How the endpoints stand now, in the order in which they were given.
    public func endpoints() async -> [EndpointReport] {
        await withCheckedContinuation { continuation in
            reactor.run { [connections] in continuation.resume(returning: connections.report) }
        }
    }

    func newCall(deadline: ContinuousClock.Instant?, avoiding: Set<Int> = []) -> OutgoingCall {
        OutgoingCall(
            id: lastID.add(1, ordering: .relaxed).newValue, deadline: deadline, connections: connections,
            avoiding: avoiding)
    }
}

/// Runs `body` with a client of the service at `endpoints`, and closes it.
public func withClient<Value>(
    _ endpoints: [Endpoint], reactor: Reactor? = nil, positions: PositionTracker = PositionTracker(),
    isolation: isolated (any Actor)? = #isolation, _ body: (BusClient) async throws -> Value
) async throws -> Value {
    let client = try BusClient(endpoints, reactor: reactor, positions: positions)
    defer { client.close() }
    return try await body(client)
}

/// Runs `body` with a client of the service at `address`, and closes it.
public func withClient<Value>(
    _ address: String, _ security: ClientSecurity, reactor: Reactor? = nil,
    positions: PositionTracker = PositionTracker(), isolation: isolated (any Actor)? = #isolation,
    _ body: (BusClient) async throws -> Value
) async throws -> Value {
    try await withClient(
        [Endpoint(address, security)], reactor: reactor, positions: positions, isolation: isolation, body)
}

/// Runs `body` with `client`, and closes it: for clients that somebody else knows how to make.
public func withClient<Value>(
    _ client: BusClient, isolation: isolated (any Actor)? = #isolation,
    _ body: (BusClient) async throws -> Value
) async rethrows -> Value {
    defer { client.close() }
    return try await body(client)
}
