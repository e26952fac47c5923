import Bus
import Foundation
import Testing
import Vocabulary
import ZeroMQ

@testable import InteropServer

/// How a case reaches the service.
enum Way: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case inProcess = "in process"
    case tcp, ipc

    var testDescription: String { rawValue }
}

/// ``TestService`` and how to reach it.
struct InteropStand: Sendable {
    static let tester = Principal(unit: "a/b", roles: [])

    let way: Way
    let server: BusServer
    let endpoint: String
    let keys: CurveKeyPair
    let serverKey: CurvePublicKey

    /// A call that still runs when `body` returns keeps the service from stopping, and so is found.
    static func with(_ way: Way, _ body: (InteropStand) async throws -> Void) async throws {
        let (keys, serverKeys) = (try CurveKeyPair(), try CurveKeyPair())
        let server = try BusServer(TestService())
        let known = keys.publicKey
        let security = ServerSecurity.curve(serverKeys) { $0 == known ? tester : nil }
        let endpoint =
            switch way {
            case .inProcess: ""
            case .tcp: try await server.listen(on: "tcp://127.0.0.1:*", security)
            case .ipc:
                try await server.listen(
                    on: "ipc://\(NSTemporaryDirectory())/interop-\(UUID().uuidString.prefix(8))", security)
            }
        let stand = InteropStand(
            way: way, server: server, endpoint: endpoint, keys: keys, serverKey: serverKeys.publicKey)
        try await withServer(server, grace: .seconds(24 * 60 * 60)) { _ in try await body(stand) }
    }

    /// gRPC's documents call this a channel.
    func withChannel<Value>(_ body: (BusClient) async throws -> Value) async throws -> Value {
        let client =
            switch way {
            case .inProcess: server.client(as: Self.tester)
            case .tcp, .ipc: try BusClient(endpoint, .curve(keys, server: serverKey))
            }
        defer { client.close() }
        return try await body(client)
    }
}

/// How much of what may be long is done: ``compose/test --long`` asks for more.
enum Scale {
    static let isLong = ProcessInfo.processInfo.environment["CHUNGTAY_LONG"] != nil

    static func of(_ usual: Int, long: Int) -> Int { isLong ? long : usual }
}
