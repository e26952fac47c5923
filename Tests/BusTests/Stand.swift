import Foundation
import JSONCoding
import Synchronization
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

/// Answers by method; each call in a task of its own.
struct Script: Responder {
    typealias Answer = @Sendable (ServerCall) async throws -> Void
    let answers: [String: Answer]

    func begin(_ call: ServerCall) {
        guard let answer = answers[call.method] else {
            return call.refuse(
                Refusal(.unimplemented, Message("bus.unknown-method", ["method": call.method])))
        }
        Task.immediate {
            do {
                try await answer(call)
            } catch {
                call.refuse(error)
            }
        }
    }
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

func withStand(
    _ way: Way, _ answers: [String: Script.Answer], _ body: (Stand, BusClient) async throws -> Void
) async throws {
    let stand = try await Stand(way, answers)
    let client = try stand.client()
    try await body(stand, client)
    client.close()
    await stand.server.shutdown(grace: .seconds(5))
}

/// Waits for something to be said once.
final class Signal: Sendable {
    private let state = Mutex<(said: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    func say() {
        let waiting = state.withLock { state in
            state.said = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func heard() async {
        await withCheckedContinuation { continuation in
            let said = state.withLock { state in
                if !state.said { state.waiting.append(continuation) }
                return state.said
            }
            if said { continuation.resume() }
        }
    }
}

struct Greeting: Codable, Hashable, Sendable {
    var text: String
    var day: Day?
}

enum Greetings {
    static let greet = Query<Greeting, Greeting>("test.Greetings/Greet", needs: .anyone)
    static let record = Command<Greeting, Greeting>("test.Greetings/Record", needs: .anyone)
    static let count = Feed<Greeting, Int>("test.Greetings/Count", needs: .anyone)
    static let take = Import<Int>("test.Greetings/Take", needs: .anyone)
}

/// `text` of the request, back.
let echo: Script.Answer = { call in
    let greeting = try JSON.decode(Greeting.self, from: call.body)
    call.reply(.ok, body: try JSON.encode(greeting))
}

/// A call that nobody answers: says when it has begun, and when it is cancelled.
struct Unanswered: Sendable {
    let begun = Signal()
    let cancelled = Signal()

    var answer: Script.Answer {
        { call in
            call.onCancel { cancelled.say() }
            begun.say()
        }
    }

    /// Asks, gives up once the call has begun, and waits until its server knows.
    func isAskedAndGivenUp(by client: BusClient) async {
        let asking = Task { try await client.call(Greetings.greet, Greeting(text: "a")) }
        await begun.heard()
        asking.cancel()
        await cancelled.heard()
        let error = await #expect(throws: CallError.self) { try await asking.value }
        #expect(error?.status == .cancelled)
    }
}
