import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

/// Who has which key, as the test says from moment to moment.
final class KeyBook: Sendable {
    struct Closed: Error {}

    private struct State {
        var principals: [CurvePublicKey: Principal] = [:]
        var isClosed = false
        var asked: [CurvePublicKey: Int] = [:]
    }

    private let state = Mutex(State())

    func issue(_ key: CurvePublicKey, to principal: Principal = tester) {
        state.withLock { $0.principals[key] = principal }
    }

    func revoke(_ key: CurvePublicKey) { state.withLock { $0.principals[key] = nil } }

    /// A closed book answers nobody.
    func close(_ isClosed: Bool = true) { state.withLock { $0.isClosed = isClosed } }

    /// How often it was asked for a key.
    func asked(for key: CurvePublicKey) -> Int { state.withLock { $0.asked[key] ?? 0 } }

    func principal(of key: CurvePublicKey) throws -> Principal? {
        try state.withLock { state in
            state.asked[key, default: 0] += 1
            guard !state.isClosed else { throw Closed() }
            return state.principals[key]
        }
    }
}

/// A server that lets in whom a ``KeyBook`` knows.
struct GuardedServer {
    let server: BusServer
    let endpoint: String
    let keys: CurveKeyPair
    let book = KeyBook()

    init(_ way: Way, _ answers: [String: Script.Answer]) async throws {
        keys = try CurveKeyPair()
        server = try BusServer(Script(answers: answers))
        endpoint = try await server.listen(
            on: way == .ipc ? Stand.ipcEndpoint() : "tcp://127.0.0.1:*",
            .curve(keys) { [book] in try book.principal(of: $0) })
    }

    func client(_ keys: CurveKeyPair) throws -> BusClient {
        try BusClient(endpoint, .curve(keys, server: self.keys.publicKey))
    }

    /// A client and its key, which is let in.
    func member(_ principal: Principal = tester) throws -> (client: BusClient, key: CurvePublicKey) {
        let keys = try CurveKeyPair()
        book.issue(keys.publicKey, to: principal)
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

func withGuardedServer(
    _ way: Way, _ answers: [String: Script.Answer], _ body: (GuardedServer) async throws -> Void
) async throws {
    let guarded = try await GuardedServer(way, answers)
    try await body(guarded)
    await guarded.server.shutdown(grace: .zero)
}

/// Far beyond every test's time limit: only an answer before it passes.
let farAway = CallOptions(timeout: .seconds(900), language: .en)

extension BusClient {
    /// What a call comes to.
    func status(_ options: CallOptions = farAway) async -> Status {
        do {
            _ = try await call(Greetings.greet, Greeting(text: "who"), options)
            return .ok
        } catch let error as CallError {
            return error.status
        } catch {
            Issue.record(error)
            return .unknown
        }
    }
}

/// The unit that the server takes the caller for.
let whoAmI: Script.Answer = { call in
    let roles = call.principal.roles.map(\.rawValue).sorted().joined(separator: ",")
    call.reply(.ok, body: Array(#"{"text":"\#(call.principal.unit.text) \#(roles)"}"#.utf8))
}

/// A first item, and then nothing until the call ends.
let endless: Script.Answer = { call in
    try await call.send(item: Array("1".utf8))
    let (over, end) = AsyncStream<Void>.makeStream()
    call.onCancel { end.finish() }
    for await _ in over {}
}
