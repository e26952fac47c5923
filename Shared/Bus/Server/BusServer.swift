public import CoreMetrics
internal import Synchronization
public import Vocabulary
internal import ZeroMQ

/// Answers calls over CTP/1, on any number of endpoints and to clients in the same process.
///
/// ```swift
/// let server = try BusServer(responder)
/// let endpoint = try await server.listen(on: "tcp://127.0.0.1:*", .curve(keys) { policy.principal(of: $0) })
/// …
/// await server.shutdown(grace: .seconds(10))
/// ```
public final class BusServer: Sendable {
    let engine: ServerEngine
    let reactor: Reactor
    private let ownsReactor: Bool
    let listeners = Mutex<[Listener]>([])

    /// - Parameters:
    ///   - responder: answers the calls.
    ///   - texts: the sentences of whatever it refuses with; the bus's own and the values' are added.
    ///   - limits: how much it takes on at once.
    ///   - reactor: what it runs on; it makes one of its own otherwise, which ends with the server.
    ///   - metrics: where it counts its calls, connections and lost messages.
    public init(
        _ responder: any Responder, texts: TextCatalogue = BusTexts.catalogue,
        limits: ServerLimits = ServerLimits(), reactor: Reactor? = nil,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) throws {
        ownsReactor = reactor == nil
        self.reactor = try reactor ?? Reactor()
        engine = ServerEngine(
            responder: responder, texts: BusTexts.all.merging(texts), limits: limits, reactor: self.reactor,
            meters: ServerMeters(metrics))
        self.reactor.run { [engine] in engine.attach() }
    }

    /// Listens on `endpoint` (`tcp://127.0.0.1:7701`, `tcp://127.0.0.1:*`, `ipc:///run/registry`) and gives it with
    /// wildcards filled in. Throws ``EndpointError``, or what libzmq says when the process is out of something.
    @discardableResult
    public func listen(on endpoint: String, _ security: ServerSecurity) async throws -> String {
        if case .insecure = security, !EndpointError.staysOnMachine(endpoint) {
            throw EndpointError.insecureBeyondLoopback(endpoint)
        }
        let listener = try Listener(engine: engine, security: security)
        let bound = try await reactor.perform { try listener.open(endpoint) }
        listeners.withLock { $0.append(listener) }
        // What was said to `reauthenticate` since it is bound did not reach it.
        reauthenticate()
        return bound
    }

    /// To be called when `authenticate` of ``ServerSecurity`` may say something else than before: asks it again about
    /// every connection that stands. Who is nobody any more has its calls ended and refused with UNAUTHENTICATED at
    /// once, and is disconnected a moment later; a key that is another unit's now has its running calls ended. Where
    /// `authenticate` throws, all stays as it is.
    public func reauthenticate() {
        let open = listeners.withLock { $0 }
        reactor.run {
            for listener in open { listener.reauthenticate() }
        }
    }

    /// Stops in order: tells every client to go elsewhere (GOAWAY), refuses new calls and those that wait their turn with
    /// UNAVAILABLE, lets running ones finish for at most `grace`, then ends those with UNAVAILABLE, and closes its
    /// endpoints. Returns when what was said has been read, or no more of it within `patience`: what a client has not read
    /// by then may be lost. Afterwards the server answers nobody any more. Once.
    public func shutdown(grace: Duration, patience: Duration = .seconds(3)) async {
        let engine = engine
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            reactor.run {
                engine.drain(until: .now.advanced(by: grace))
                engine.whenIdle(continuation)
            }
        }
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            reactor.run { engine.whenHeardOut(patience, continuation) }
        }
        let open = listeners.withLock { listeners in
            defer { listeners = [] }
            return listeners
        }
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            reactor.run {
                for listener in open { listener.close() }
                engine.detach()
                continuation.resume()
            }
        }
        for listener in open { await listener.finish() }
    }

    /// A client of this server in the same process, without sockets: `principal` is who calls.
    public func client(as principal: Principal, positions: PositionTracker = PositionTracker()) -> BusClient {
        BusClient(self, as: principal, positions: positions)
    }

    deinit {
        if ownsReactor { reactor.stop() }
    }
}
