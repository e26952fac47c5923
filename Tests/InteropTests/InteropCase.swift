import Bus
import Testing

/// The cases of gRPC's `doc/interop-test-descriptions.md` that apply here, by their own names. `docs/interop.md` says where each
/// is, and why the others do not apply.
enum InteropCase: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case emptyUnary = "empty_unary"
    case largeUnary = "large_unary"
    case clientStreaming = "client_streaming"
    case serverStreaming = "server_streaming"
    case pingPong = "ping_pong"
    case emptyStream = "empty_stream"
    case customMetadata = "custom_metadata"
    case statusCodeAndMessage = "status_code_and_message"
    case specialStatusMessage = "special_status_message"
    case unimplementedMethod = "unimplemented_method"
    case unimplementedService = "unimplemented_service"
    case cancelAfterBegin = "cancel_after_begin"
    case cancelAfterFirstResponse = "cancel_after_first_response"
    case timeoutOnSleepingServer = "timeout_on_sleeping_server"
    case rpcSoak = "rpc_soak"
    case channelSoak = "channel_soak"
    case longLivedChannel = "long_lived_channel"
    case concurrentLargeUnary = "concurrent_large_unary"
    /// The document has no name for it yet.
    case pushback = "Flow control. Pushback at client for large messages"

    var testDescription: String { rawValue }

    func run(on stand: InteropStand) async throws {
        switch self {
        case .rpcSoak: try await Soak.rpc(stand)
        case .channelSoak: try await Soak.channel(stand)
        case .longLivedChannel: try await Soak.longLivedChannel(stand)
        default: try await stand.withChannel { try await run(on: TestClient(client: $0)) }
        }
    }

    private func run(on client: TestClient) async throws {
        switch self {
        case .emptyUnary: try await client.emptyUnary()
        case .largeUnary: try await client.largeUnary()
        case .clientStreaming: try await client.clientStreaming()
        case .serverStreaming: try await client.serverStreaming()
        case .pingPong: try await client.pingPong()
        case .emptyStream: try await client.emptyStream()
        case .customMetadata: try await client.customMetadata()
        case .statusCodeAndMessage: try await client.statusCodeAndMessage()
        case .specialStatusMessage: try await client.specialStatusMessage()
        case .unimplementedMethod: try await client.unimplementedMethod()
        case .unimplementedService: try await client.unimplementedService()
        case .cancelAfterBegin: try await client.cancelAfterBegin()
        case .cancelAfterFirstResponse: try await client.cancelAfterFirstResponse()
        case .timeoutOnSleepingServer: try await client.timeoutOnSleepingServer()
        case .concurrentLargeUnary: try await client.concurrentLargeUnary()
        case .pushback: try await client.pushback()
        case .rpcSoak, .channelSoak, .longLivedChannel: Issue.record("\(self) makes its own channels")
        }
    }
}

@Suite("gRPC's interoperability cases", .timeLimit(.minutes(60)))
struct InteropTests {
    @Test(
        "in process, over tcp and over ipc alike", arguments: InteropCase.allCases, Way.allCases)
    func runs(interopCase: InteropCase, way: Way) async throws {
        try await InteropStand.with(way) { try await interopCase.run(on: $0) }
    }
}
