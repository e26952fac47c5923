internal import ZeroMQ

/// One endpoint of a server: its socket, its monitor and, with CURVE, who decides about keys.
///
/// `@unchecked Sendable`: made by `BusServer.listen`, and from then on its mutable members are used on the reactor's
/// thread alone; after `close`, which ends that, by `finish`.
final class Listener: @unchecked Sendable {
    private let engine: ServerEngine
    private let security: ServerSecurity
    /// Nil once it is finished.
    private var context: Context?
    private let doorkeeper: ZAPHandler?
    private var residents: [any Resident] = []

    init(engine: ServerEngine, security: ServerSecurity) throws {
        self.engine = engine
        self.security = security
        // ZAP has one handler a context, hence a context of its own.
        let context = try Context()
        self.context = context
        switch security {
        case .curve(_, let authenticate):
            doorkeeper = try ZAPHandler(context) { peer in
                guard let key = peer.publicKey, authenticate(key) != nil else {
                    return .refuse("this key is not known")
                }
                return .accept(userID: key.description)
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
                userID.flatMap { CurvePublicKey($0) }.flatMap(authenticate)
            }
        case .insecure(let principal):
            socket = try Socket(context, .router, .server(nil))
            line = try ServerSocket(socket, engine: engine) { _ in principal }
        }
        let monitor = try Monitor(of: socket, in: context)
        let watch = try MonitorWatch(monitor) { [weak line] event in
            if event.kind == .disconnected { line?.probeSoon() }
        }
        let bound: String
        do {
            bound = try socket.bind(endpoint)
        } catch {
            throw error.isAddressInUse
                ? EndpointError.inUse(endpoint) : EndpointError.unusable(endpoint, error.explanation)
        }
        for resident in [line, watch] as [any Resident] {
            residents.append(resident)
            engine.reactor.add(resident)
        }
        return bound
    }

    /// On the reactor's thread. What was sent still leaves, for up to a second: ``finish()`` waits for it.
    func close() {
        for resident in residents { engine.reactor.remove(resident) }
        residents = []
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
                try wait.begin()
            } catch {
                // No thread is left: then this one waits.
                context = nil
                continuation.resume()
            }
        }
    }
}
