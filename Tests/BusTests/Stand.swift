import Foundation
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

/// How the client of a test reaches its server.
enum Way: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case inProcess = "in process"
    case tcp, ipc

    var testDescription: String { rawValue }
}

let tester = Principal(unit: "thai-binh/so-y-te", roles: [.reader])

/// A server and how to reach it.
final class Stand: Sendable {
    let server: BusServer
    let way: Way
    let endpoint: String
    let keys: CurveKeyPair
    let clientKeys: CurveKeyPair

    init(_ way: Way, endpoint: String? = nil, keys: CurveKeyPair? = nil, _ answers: [String: Script.Answer])
        async throws
    {
        self.way = way
        let keys = try keys ?? CurveKeyPair()
        let clientKeys = try CurveKeyPair()
        self.keys = keys
        self.clientKeys = clientKeys
        server = try BusServer(Script(answers: answers))
        let known = clientKeys.publicKey
        let security = ServerSecurity.curve(keys) { $0 == known ? tester : nil }
        switch way {
        case .inProcess: self.endpoint = ""
        case .tcp: self.endpoint = try await server.listen(on: endpoint ?? "tcp://127.0.0.1:*", security)
        case .ipc: self.endpoint = try await server.listen(on: endpoint ?? Stand.ipcEndpoint(), security)
        }
    }

    static func ipcEndpoint() -> String {
        "ipc://\(FileManager.default.temporaryDirectory.path)/ctp-\(UUID().uuidString.prefix(8))"
    }

    func client() throws -> BusClient {
        switch way {
        case .inProcess: server.client(as: tester)
        case .tcp, .ipc: try BusClient(endpoint, .curve(clientKeys, server: keys.publicKey))
        }
    }

    /// A DEALER that lets its test write any bytes.
    func rawSocket(_ context: Context) throws -> Socket {
        let socket = try Socket(
            context, .dealer,
            SocketOptions { $0.curve = .client(keys: clientKeys, serverKey: keys.publicKey) })
        try socket.connect(endpoint)
        return socket
    }
}

/// Closes the client, and shuts the server down, whatever becomes of `body`.
func withStand(
    _ way: Way, _ answers: [String: Script.Answer], _ body: (Stand, BusClient) async throws -> Void
) async throws {
    let stand = try await Stand(way, answers)
    try await withServer(stand.server, grace: .seconds(5)) { _ in
        try await withClient(stand.client()) { client in try await body(stand, client) }
    }
}
