internal import Echo
internal import GRPCCore
internal import GRPCNIOTransportHTTP2Posix

/// grpc-swift-2 with its NIO transport, plaintext. The service is what the protobuf plugin would generate, written by
/// hand for JSON messages.
enum GRPCPeer {
    static let service = ServiceDescriptor(fullyQualifiedService: "bench.Echoes")
    static let echo = MethodDescriptor(service: service, method: "Echo")
    static let stream = MethodDescriptor(service: service, method: "Stream")

    static func serve(_ endpoint: String, _ coding: some Coding, announce: (String) -> Void) async throws {
        let server = GRPCServer(
            transport: .http2NIOPosix(address: try listening(endpoint), transportSecurity: .plaintext),
            services: [Echoes(coding: coding)])
        async let serving: Void = server.serve()
        guard let address = try await server.listeningAddress else { throw Failure("gRPC has no address") }
        if let path = address.unixDomainSocket?.path {
            announce("ipc://\(path)")
        } else if let port = address.ipv4?.port {
            announce("tcp://127.0.0.1:\(port)")
        }
        try await serving
    }

    private static func listening(_ endpoint: String) throws -> SocketAddress {
        if endpoint.hasPrefix("ipc://") { return .unixDomainSocket(path: String(endpoint.dropFirst(6))) }
        return .ipv4(host: "127.0.0.1", port: 0)
    }

    static func target(_ endpoint: String) throws -> any ResolvableTarget {
        if endpoint.hasPrefix("ipc://") { return .unixDomainSocket(path: String(endpoint.dropFirst(6))) }
        guard let port = endpoint.split(separator: ":").last.flatMap({ Int($0) }) else {
            throw Failure("\(endpoint) has no port")
        }
        return .ipv4(address: "127.0.0.1", port: port)
    }

    private struct Echoes<Codec: Coding>: RegistrableRPCService {
        let coding: Codec

        func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
            let messages = Serializer<EchoMessage, Codec>(coding: coding)
            router.registerHandler(
                forMethod: GRPCPeer.echo, deserializer: Deserializer<EchoMessage, Codec>(coding: coding),
                serializer: messages
            ) { request, _ in
                let request = try await ServerRequest(stream: request)
                return StreamingServerResponse(single: ServerResponse(message: request.message))
            }
            router.registerHandler(
                forMethod: GRPCPeer.stream, deserializer: Deserializer<Int, Codec>(coding: coding),
                serializer: messages
            ) { request, _ in
                let request = try await ServerRequest(stream: request)
                return StreamingServerResponse { writer in
                    let message = EchoMessage()
                    for _ in 0..<request.message { try await writer.write(message) }
                    return [:]
                }
            }
        }
    }
}

struct GRPCEchoClient<Codec: Coding>: EchoClient {
    private let client: GRPCClient<HTTP2ClientTransport.Posix>
    private let connections: Task<Void, any Error>
    private let coding: Codec
    let executor: (any TaskExecutor)? = nil

    init(_ endpoint: String, _ coding: Codec) throws {
        self.coding = coding
        let client = GRPCClient(
            transport: try .http2NIOPosix(target: GRPCPeer.target(endpoint), transportSecurity: .plaintext))
        self.client = client
        connections = Task { try await client.runConnections() }
    }

    func close() async throws {
        client.beginGracefulShutdown()
        try await connections.value
    }

    func echo(_ message: EchoMessage) async throws -> EchoMessage {
        try await client.unary(
            request: ClientRequest(message: message), descriptor: GRPCPeer.echo,
            serializer: Serializer(coding: coding),
            deserializer: Deserializer<EchoMessage, Codec>(coding: coding), options: .defaults
        ) { try $0.message }
    }

    func stream(_ count: Int) async throws -> Int {
        try await client.serverStreaming(
            request: ClientRequest(message: count), descriptor: GRPCPeer.stream,
            serializer: Serializer(coding: coding),
            deserializer: Deserializer<EchoMessage, Codec>(coding: coding), options: .defaults
        ) { response in
            var items = 0
            for try await _ in response.messages { items += 1 }
            return items
        }
    }
}
