public import CoreMetrics
public import Vocabulary

/// Runs `body` with a server, and shuts it down: when `body` returns, with `grace` for the calls that still run; when it
/// throws, at once. Throws what `body` does, and when the process has no thread or file descriptor left for a reactor.
///
/// ```swift
/// try await withServer(responder) { server in
///     let endpoint = try await server.listen(on: "tcp://127.0.0.1:*", .curve(keys) { policy.principal(of: $0) })
///     …
/// }
/// ```
///
/// - Parameters:
///   - responder: answers the calls.
///   - texts: the sentences of whatever it refuses with; the bus's own and the values' are added.
///   - limits: how much it takes on at once.
///   - reactor: what it runs on; it makes one of its own otherwise, which ends with the server.
///   - metrics: where it counts its calls, connections and lost messages.
///   - grace: how long calls that run when `body` returns may go on.
public func withServer<Value>(
    _ responder: any Responder, texts: TextCatalogue = BusTexts.catalogue,
    limits: ServerLimits = ServerLimits(), reactor: Reactor? = nil,
    metrics: any MetricsFactory = MetricsSystem.factory, grace: Duration = .seconds(10),
    isolation: isolated (any Actor)? = #isolation, _ body: (BusServer) async throws -> Value
) async throws -> Value {
    try await withServer(
        try BusServer(responder, texts: texts, limits: limits, reactor: reactor, metrics: metrics),
        grace: grace, isolation: isolation, body)
}

/// Runs `body` with `server`, and shuts it down likewise: for servers that somebody else knows how to make.
public func withServer<Value>(
    _ server: BusServer, grace: Duration = .seconds(10), isolation: isolated (any Actor)? = #isolation,
    _ body: (BusServer) async throws -> Value
) async rethrows -> Value {
    let value: Value
    do {
        value = try await body(server)
    } catch {
        await server.shutdown(grace: .zero)
        throw error
    }
    await server.shutdown(grace: grace)
    return value
}
