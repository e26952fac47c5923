import Vocabulary
import ZeroMQ

@testable import Bus

/// A server that lets in whom a ``KeyBook`` knows.
struct GuardedServer {
    let server: BusServer
    let endpoint: String
    let keys: CurveKeyPair
    let book = KeyBook()

    init(_ way: Way, _ answers: [String: Script.Answer], _ limits: ServerLimits = ServerLimits()) async throws
    {
        keys = try CurveKeyPair()
        server = try BusServer(Script(answers: answers), limits: limits)
        endpoint = try await server.listen(
            on: way == .ipc ? Stand.ipcEndpoint() : "tcp://127.0.0.1:*",
            .curve(keys) { [book] in try book.principal(of: $0) })
    }

    func client(_ keys: CurveKeyPair) throws -> BusClient {
        try BusClient(endpoint, .curve(keys, server: self.keys.publicKey))
    }

    /// A bare socket for whoever has these keys, not connected yet.
    func socket(
        _ keys: CurveKeyPair, in context: Context, _ change: (inout SocketOptions) -> Void = { _ in }
    ) throws -> Socket {
        try Socket(
            context, .dealer,
            SocketOptions {
                $0.curve = .client(keys: keys, serverKey: self.keys.publicKey)
                change(&$0)
            })
    }

    /// Keys that are let in.
    func issuedKeys(to principal: Principal = tester) throws -> CurveKeyPair {
        let keys = try CurveKeyPair()
        book.issue(keys.publicKey, to: principal)
        return keys
    }

    /// A client and its key, which is let in.
    func member(_ principal: Principal = tester) throws -> (client: BusClient, key: CurvePublicKey) {
        let keys = try issuedKeys(to: principal)
        return (try client(keys), keys.publicKey)
    }

    /// The book says something else than before, and the server looks.
    func revoke(_ key: CurvePublicKey) async throws {
        book.revoke(key)
        try await look()
    }

    /// Has the server look at the book again, and waits until it has: a call that is made at once could otherwise be
    /// read before.
    func look() async throws {
        server.reauthenticate()
        try await server.reactor.perform {}
    }
}

/// Shuts the server down, whatever becomes of `body`.
func withGuardedServer(
    _ way: Way, _ answers: [String: Script.Answer], _ body: (GuardedServer) async throws -> Void
) async throws {
    let guarded = try await GuardedServer(way, answers)
    try await withServer(guarded.server, grace: .zero) { _ in try await body(guarded) }
}
