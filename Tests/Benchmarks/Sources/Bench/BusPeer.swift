internal import Bus
internal import Echo
internal import JSONCoding
internal import Vocabulary
internal import ZeroMQ

/// The bus over CURVE.
enum BusPeer {
    static let echo = Query<EchoMessage, EchoMessage>("bench.Echoes/Echo", needs: .anyone)
    /// Echoes after it has held its place for ``Overload/hold``.
    static let hold = Query<EchoMessage, EchoMessage>("bench.Echoes/Hold", needs: .anyone)
    static let stream = Feed<Int, EchoMessage>("bench.Echoes/Stream", needs: .anyone)

    static func serve(_ endpoint: String, _ keys: Keys, announce: (String) -> Void) async throws {
        let known = keys.client.publicKey
        let caller = Principal(unit: "tinh-mau", roles: [.anyone])
        let places = ServerLimits.Lane(
            running: Overload.places, runningPerPrincipal: Overload.places, queued: 0)
        try await withServer(Echoes(), limits: ServerLimits(health: places)) { server in
            announce(
                try await server.listen(on: endpoint, .curve(keys.server) { $0 == known ? caller : nil }))
            try await forever()
        }
    }

    /// Handlers are asynchronous functions in a task that a cancelled call cancels, as in ServiceKit.
    private struct Echoes: Responder {
        func respond(to call: ServerCall) {
            let task = Task.immediate {
                do {
                    switch call.method {
                    case BusPeer.echo.name: call.reply(.ok, body: try await answer(call.body))
                    case BusPeer.hold.name:
                        try await Task.sleep(for: Overload.hold)
                        call.reply(.ok, body: try await answer(call.body))
                    default:
                        try await stream(call)
                        call.reply(.ok)
                    }
                } catch {
                    call.refuse(error)
                }
            }
            call.onCancel { task.cancel() }
        }

        /// Calls that hold their places have limits of their own, so that the others' are what they are in a service.
        func kind(of method: String, _ metadata: Metadata) -> ServerLimits.Kind {
            method == BusPeer.hold.name ? .health : .calls
        }

        private func answer(_ body: [UInt8]) async throws -> [UInt8] {
            try JSON.encode(JSON.decode(EchoMessage.self, from: body))
        }

        private func stream(_ call: ServerCall) async throws {
            let message = EchoMessage()
            for _ in 0..<(try JSON.decode(Int.self, from: call.body)) {
                try await call.send(item: JSON.encode(message))
            }
        }
    }
}

struct BusEchoClient: EchoClient {
    let client: BusClient
    let executor: (any TaskExecutor)?

    /// - Parameter onReactor: callers run where replies come in, and are resumed without a hop between threads.
    init(_ endpoint: String, _ keys: Keys, onReactor: Bool) throws {
        client = try BusClient(
            endpoint, .curve(keys.client, server: keys.server.publicKey), reactor: Reactor())
        executor = onReactor ? client.reactor : nil
    }

    func close() { client.close() }

    func echo(_ message: EchoMessage) async throws -> EchoMessage {
        try await client.call(BusPeer.echo, message)
    }

    func stream(_ count: Int) async throws -> Int {
        try await Task(executorPreference: executor) {
            var items = 0
            for try await _ in client.feed(BusPeer.stream, count) { items += 1 }
            return items
        }.value
    }
}
