import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

/// A server with few places, and clients of several principals.
final class Crowd: Sendable {
    let server: BusServer
    private let way: Way
    private let endpoint: String
    private let keys: CurveKeyPair
    private let members: [String: CurveKeyPair]
    private let clients = Mutex<[BusClient]>([])

    init(_ way: Way, _ limits: ServerLimits, of units: [String], _ responder: some Responder) async throws {
        self.way = way
        let keys = try CurveKeyPair()
        self.keys = keys
        var members: [String: CurveKeyPair] = [:]
        for unit in units { members[unit] = try CurveKeyPair() }
        self.members = members
        let units = Dictionary(uniqueKeysWithValues: members.map { ($0.value.publicKey, $0.key) })
        server = try BusServer(responder, limits: limits)
        let security = ServerSecurity.curve(keys) { units[$0].map(Crowd.principal) }
        switch way {
        case .inProcess: endpoint = ""
        case .tcp: endpoint = try await server.listen(on: "tcp://127.0.0.1:*", security)
        case .ipc: endpoint = try await server.listen(on: Stand.ipcEndpoint(), security)
        }
    }

    static func principal(_ unit: String) -> Principal {
        Principal(unit: UnitPath(unit) ?? "thai-binh", roles: [.reader])
    }

    /// One of `unit`'s own, which lives as long as the crowd.
    func client(_ unit: String) throws -> BusClient {
        let client = try newClient(unit)
        clients.withLock { $0.append(client) }
        return client
    }

    private func newClient(_ unit: String) throws -> BusClient {
        switch way {
        case .inProcess: return server.client(as: Crowd.principal(unit))
        case .tcp, .ipc:
            let own = try #require(members[unit])
            return try BusClient(endpoint, .curve(own, server: keys.publicKey))
        }
    }

    func closeClients() {
        for client in clients.withLock({ $0 }) { client.close() }
    }

    /// A DEALER that lets its test write any bytes.
    func rawSocket(
        _ context: Context, _ unit: String, _ setting: (inout SocketOptions) -> Void = { _ in }
    ) throws -> Socket {
        let own = try #require(members[unit])
        let options = SocketOptions {
            $0.curve = .client(keys: own, serverKey: keys.publicKey)
            setting(&$0)
        }
        let socket = try Socket(context, .dealer, options)
        try socket.connect(endpoint)
        return socket
    }

    /// What is in the engine, read on its thread.
    func look<Value: Sendable>(_ read: @escaping @Sendable (ServerEngine) -> Value) async throws -> Value {
        try await server.reactor.perform { [engine = server.engine] in read(engine) }
    }

    func until(_ isSo: @escaping @Sendable (ServerEngine) -> Bool) async throws {
        while !(try await look(isSo)) {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}

extension Crowd {
    /// Who asks for too much, and whoever is there besides.
    static let flooder = "thai-binh/thai-thuy"
    static let neighbour = "thai-binh/kien-xuong"
    static let greet = "test.Greetings/Greet"
    static let once = CallOptions(timeout: .seconds(600), retry: .never)
}

extension ServerLimits {
    /// `calls`, and hardly any room for the other kinds.
    static func few(_ calls: Lane, unread: Int = 64 * 1024 * 1024) -> ServerLimits {
        ServerLimits(
            calls: calls, streams: .init(running: 2, runningPerPrincipal: 1, queued: 0),
            health: .init(running: 1, runningPerPrincipal: 1, queued: 1), unreadPerPrincipal: unread)
    }
}

/// Closes the clients, and shuts the server down, whatever becomes of `body`.
func withCrowd(
    _ way: Way, _ limits: ServerLimits, of units: [String] = [Crowd.flooder, Crowd.neighbour],
    _ responder: some Responder, _ body: (Crowd) async throws -> Void
) async throws {
    let crowd = try await Crowd(way, limits, of: units, responder)
    try await withServer(crowd.server, grace: .seconds(60)) { _ in
        defer { crowd.closeClients() }
        try await body(crowd)
    }
}

/// A crowd before a gate, which is shut: so many of its calls run, so many more wait.
func withGate(
    _ way: Way, running: Int, perPrincipal: Int? = nil, queued: Int,
    _ body: (Crowd, Gate) async throws -> Void
) async throws {
    let gate = Gate()
    let lane = ServerLimits.Lane(
        running: running, runningPerPrincipal: perPrincipal ?? running, queued: queued)
    try await withCrowd(way, .few(lane), gate) { crowd in try await body(crowd, gate) }
}

/// The next frame that comes to `socket`. Yields its thread meanwhile: the handlers whose answers it waits for need one.
func nextFrame(_ socket: Socket) async throws -> Frame {
    while true {
        if case .received(let message) = try socket.receive() { return try Frame(parsing: message.bytes) }
        try Task.checkCancellation()
        await Task.yield()
    }
}
