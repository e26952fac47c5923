internal import ZeroMQ

/// One endpoint of a server: its socket, its monitor and, with CURVE, who decides about keys.
///
/// `@unchecked Sendable`: made by `BusServer.listen`, and from then on its mutable members are used on the reactor's
/// thread alone; after `close`, which ends that, by `finish`.
final class Listener: @unchecked Sendable {
    /// Of libzmq's, among which it divides the connections. To decrypt a body of 4 MiB takes milliseconds, and whoever is on the
    /// same thread waits for as many as come in.
    private static let threads: Int32 = 4

    private let engine: ServerEngine
    private let security: ServerSecurity
    /// Nil once it is finished.
    private var context: Context?
    private let doorkeeper: ZAPHandler?
    private var line: ServerSocket?
    /// What lets new connections in, and where it does; nil once it does no more.
    private var bound: (socket: Socket, endpoint: String)?
    private var polled: [any Pollable] = []

    init(engine: ServerEngine, security: ServerSecurity) throws {
        (self.engine, self.security) = (engine, security)
        // ZAP has one handler a context, hence a context of its own.
        let context = try Context(ioThreads: Listener.threads)
        self.context = context
        switch security {
        case .curve(_, let authenticate):
            doorkeeper = try ZAPHandler(context) { peer in
                guard let key = peer.publicKey else { return .refuse("there is no key") }
                do {
                    guard try authenticate(key) != nil else { return .refuse("this key is not known") }
                    return .accept(userID: key.description)
                } catch {
                    // Not 300: of that libzmq does not tell the client, which then could not know what to do.
                    return .fail("whose key this is cannot be told now")
                }
            }
        case .insecure: doorkeeper = nil
        }
    }

    /// On the reactor's thread.
    func open(_ endpoint: String) throws -> String {
        guard let context else { throw EndpointError.unusable(endpoint, "closed") }
        let socket: Socket
        let line: ServerSocket
        switch security {
        case .curve(let keys, let authenticate):
            socket = try Socket(context, .router, .server(.server(secretKey: keys.secretKey, domain: "ctp")))
            line = try ServerSocket(socket, engine: engine) { userID in
                do {
                    let principal = try userID.flatMap { CurvePublicKey($0) }.flatMap(authenticate)
                    return principal.map { .known($0) } ?? .unknown
                } catch {
                    return .undecided
                }
            }
        case .insecure(let principal):
            socket = try Socket(context, .router, .server(nil))
            line = try ServerSocket(socket, engine: engine) { _ in .known(principal) }
        }
        let monitor = try Monitor(of: socket, in: context)
        let watch = try MonitorWatch(monitor) { [weak line] event in
            if event.kind == .disconnected { line?.probeSoon() }
            if let accepted = event.accepted { line?.accepted(accepted, at: .now) }
        }
        let bound: String
        do {
            bound = try socket.bind(endpoint)
        } catch {
            throw error.isAddressInUse
                ? EndpointError.inUse(endpoint) : EndpointError.unusable(endpoint, error.explanation)
        }
        self.line = line
        self.bound = (socket, bound)
        for member in [line, watch] as [any Pollable] {
            polled.append(member)
            engine.reactor.add(member)
        }
        return bound
    }

    /// Lets nobody in at `endpoint` any more, if that is its own, and ends the connections there; calls on them end as those of
    /// any peer that is gone. On the reactor's thread.
    func leave(_ endpoint: String) throws {
        guard let bound, bound.endpoint == endpoint else { return }
        try bound.socket.unbind(endpoint)
        self.bound = nil
    }

    /// On the reactor's thread.
    func reauthenticate() { line?.reauthenticate() }

    /// On the reactor's thread. What was sent still leaves, for up to a second: ``finish()`` waits for it.
    func close() {
        for member in polled { engine.reactor.remove(member) }
        polled = []
        line = nil
        bound = nil
        doorkeeper?.stop()
    }

    /// Waits, once it is closed and none of its peers is left, until what was sent has left, or could not within a
    /// second: a process that ends right after must not take replies with it. Not on the reactor's thread.
    func finish() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let wait = ThreadStart { [self] in
                // A context ends when its sockets have, and a socket when its messages have left.
                context = nil
                continuation.resume()
            }
            do {
                try wait.start()
            } catch {
                // No thread is left: then this one waits.
                context = nil
                continuation.resume()
            }
        }
    }
}
