internal import Bus
internal import Echo
internal import Foundation
internal import JSONCoding
internal import ZeroMQ

/// What a server keeps in memory for connections that have made one call and are silent since.
struct IdleMemory: Codable {
    let peer: Peer
    let connections: Int
    /// Bytes a connection: what the server's process has in RAM afterwards less what it had before.
    let bytes: Int

    init(of server: ServerProcess, connections: Int, _ keys: Keys) async throws {
        // The first call makes what is made once.
        let first = try await IdleMemory.connect(server, 1, keys)
        let before = try server.residentMemory
        let rest = try await IdleMemory.connect(server, connections, keys)
        peer = server.peer
        self.connections = connections
        bytes = (try server.residentMemory - before) / connections
        try await first()
        try await rest()
    }

    /// So many connections with one call each; gives what closes them.
    private static func connect(
        _ server: ServerProcess, _ count: Int, _ keys: Keys
    ) async throws -> () async throws -> Void {
        switch server.peer {
        case .grpc, .grpcHouse:
            var clients: [GRPCEchoClient<FoundationCoding>] = []
            for _ in 0..<count {
                let client = try GRPCEchoClient(server.endpoint, FoundationCoding())
                _ = try await client.echo(EchoMessage())
                clients.append(client)
            }
            return { for client in clients { try await client.close() } }
        case .bus, .busNaive:
            let call = Frame(
                .call, callID: 1, method: BusPeer.echo.name, body: try JSON.encode(EchoMessage()))
            return try dealers(server, count, keys, try call.serialized())
        case .cCurve: return try dealers(server, count, keys, try JSON.encode(EchoMessage()))
        case .cPlain: return try dealers(server, count, nil, try JSON.encode(EchoMessage()))
        }
    }

    private static func dealers(
        _ server: ServerProcess, _ count: Int, _ keys: Keys?, _ message: [UInt8]
    ) throws -> () -> Void {
        let context = try Context()
        var sockets: [Socket] = []
        for _ in 0..<count {
            let socket = try Socket(
                context, .dealer,
                SocketOptions {
                    $0.curve = keys.map { .client(keys: $0.client, serverKey: $0.server.publicKey) }
                })
            try socket.connect(server.endpoint)
            guard try socket.send(message) == .sent else { throw Failure("nothing can be sent") }
            guard try socket.wait(for: .readable, timeout: .seconds(10)).contains(.readable) else {
                throw Failure("\(server.peer.rawValue) does not answer")
            }
            guard case .received = try socket.receive() else { throw Failure("no answer") }
            sockets.append(socket)
        }
        return { sockets.removeAll() }
    }
}
