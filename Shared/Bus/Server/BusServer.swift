public import CoreMetrics
internal import Synchronization
public import Vocabulary
internal import ZeroMQ

/// Answers calls over CTP/1, on any number of endpoints and to clients in the same process.
///
/// ``withServer(_:texts:limits:reactor:metrics:grace:isolation:_:)`` is the way in. Who cannot give it a scope makes one, and
/// says ``shutdown(grace:patience:)`` at the end; one that is given up without ends everything at once.
public final class BusServer: Sendable {
    let engine: ServerEngine
    let reactor: Reactor
    private let ownsReactor: Bool
    private let life = Mutex(ServerLife.fresh)
    /// The endpoints that are open.
    var listeners: [Listener] { life.withLock { $0.listeners } }

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

    /// Listens on `endpoint` (`tcp://127.0.0.1:7701`, `tcp://127.0.0.1:*`, `ipc:///run/registry`) too, and gives it with
    /// wildcards filled in. Throws ``EndpointError``, ``ServerLifeError`` once a shutdown has begun, also while this was
    /// under way, or what libzmq says when the process is out of something; the endpoint is closed then.
    @discardableResult
    public func listen(on endpoint: String, _ security: ServerSecurity) async throws -> String {
        if case .insecure = security, !EndpointError.staysOnMachine(endpoint) {
            throw EndpointError.insecureBeyondLoopback(endpoint)
        }
        try life.withLock { life throws(ServerLifeError) in try life.checkListens(on: endpoint) }
        let listener = try Listener(engine: engine, security: security)
        do {
            return try await reactor.perform { [self] in
                do {
                    let bound = try listener.open(endpoint)
                    // Nothing has come in yet: whoever does is reached by `shutdown` and `reauthenticate`.
                    try life.withLock { life throws(ServerLifeError) in try life.add(listener, at: bound) }
                    return bound
                } catch {
                    listener.close()
                    throw error
                }
            }
        } catch {
            await listener.finish()
            throw error
        }
    }

    /// Listens on `endpoint`, one of those that it listens on, with other keys from now on. Who is connected there is disconnected, as
    /// by a restart, and let in again a moment later: clients make anew what was under way. Throws as ``listen(on:_:)`` does.
    public func listenAnew(on endpoint: String, _ security: ServerSecurity) async throws {
        let open = listeners
        try await reactor.perform {
            for listener in open { try listener.leave(endpoint) }
        }
        let end = ContinuousClock.now + .seconds(5)
        while true {
            do {
                try await listen(on: endpoint, security)
                return
            } catch let error as EndpointError {
                // libzmq lets go of it on a thread of its own.
                guard case .inUse = error, end > .now else { throw error }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    /// To be called when `authenticate` of ``ServerSecurity`` may say something else than before: asks it again about
    /// every connection that stands. Who is nobody any more has its calls ended and refused with UNAUTHENTICATED at
    /// once, and is disconnected a moment later; a key that is another unit's now has its running calls ended. Where
    /// `authenticate` throws, all stays as it is.
    public func reauthenticate() {
        let open = listeners
        reactor.run {
            for listener in open { listener.reauthenticate() }
        }
    }

    /// Stops in order: tells every client to go elsewhere (GOAWAY), refuses new calls and those that wait their turn with
    /// UNAVAILABLE, lets running ones finish for at most `grace`, then ends those with UNAVAILABLE, and closes its
    /// endpoints. Returns when what was said has been read, or no more of it within `patience`: what a client has not read
    /// by then may be lost. Afterwards the server answers nobody any more. Said again, it waits for the same end, for which
    /// the shortest `grace` counts.
    public func shutdown(grace: Duration, patience: Duration = .seconds(3)) async {
        let isFirst = life.withLock { $0.beginStopping() }
        reactor.run { [engine] in engine.drain(until: .now.advanced(by: grace)) }
        guard isFirst else { return await hasStopped() }
        await onReactor { engine, continuation in engine.whenIdle(continuation) }
        await onReactor { engine, continuation in engine.whenHeardOut(patience, continuation) }
        let open = listeners
        await onReactor { engine, continuation in
            for listener in open { listener.close() }
            engine.detach()
            continuation.resume()
        }
        for listener in open { await listener.finish() }
        for waiting in life.withLock({ $0.stop() }) { waiting.resume() }
    }

    /// Waits until `work`, which is done on the reactor's thread, has its continuation resumed.
    private func onReactor(
        _ work: @escaping @Sendable (ServerEngine, CheckedContinuation<Void, Never>) -> Void
    ) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            reactor.run { [engine] in work(engine, continuation) }
        }
    }

    /// Waits for the end that somebody else has begun.
    private func hasStopped() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            if !life.withLock({ $0.wait(continuation) }) { continuation.resume() }
        }
    }

    /// A client of this server in the same process, without sockets: `principal` is who calls.
    public func client(as principal: Principal, positions: PositionTracker = PositionTracker()) -> BusClient {
        BusClient(self, as: principal, positions: positions)
    }

    deinit {
        // Nobody has shut it down: what it has in the reactor goes with it.
        if life.withLock({ $0.beginStopping() }) {
            reactor.run { [engine, open = listeners] in
                for listener in open { listener.close() }
                engine.detach()
                Task { for listener in open { await listener.finish() } }
            }
        }
        if ownsReactor { reactor.stop() }
    }
}
