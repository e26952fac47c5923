/// How far a ``BusServer`` has come in its life, and who may still do what. Does nothing itself.
enum ServerLife: Sendable {
    /// No endpoint yet: it answers clients of its own process.
    case fresh
    /// It answers at these endpoints too.
    case listening([Listener])
    /// Its end has begun; these endpoints are still to be closed, and those who said it later wait until it is over.
    case stopping([Listener], waiting: [CheckedContinuation<Void, Never>])
    case stopped

    /// The endpoints that are open.
    var listeners: [Listener] {
        switch self {
        case .fresh, .stopped: []
        case .listening(let listeners), .stopping(let listeners, _): listeners
        }
    }

    /// Throws once the end has begun: nothing is listened on any more.
    func checkListens(on endpoint: String) throws(ServerLifeError) {
        switch self {
        case .fresh, .listening: break
        case .stopping: throw .stopping(endpoint)
        case .stopped: throw .stopped(endpoint)
        }
    }

    /// `listener` is open at `endpoint`. Throws when the end has begun meanwhile: who opened it closes it.
    mutating func add(_ listener: Listener, at endpoint: String) throws(ServerLifeError) {
        try checkListens(on: endpoint)
        self = .listening(listeners + [listener])
    }

    /// The end begins. False when it has before: whoever says so first brings it about.
    mutating func beginStopping() -> Bool {
        switch self {
        case .fresh, .listening:
            self = .stopping(listeners, waiting: [])
            return true
        case .stopping, .stopped: return false
        }
    }

    /// Keeps `continuation` until the end; false when there is nothing to wait for.
    mutating func wait(_ continuation: CheckedContinuation<Void, Never>) -> Bool {
        guard case .stopping(let listeners, let waiting) = self else { return false }
        self = .stopping(listeners, waiting: waiting + [continuation])
        return true
    }

    /// The end; gives those who have waited for it.
    mutating func stop() -> [CheckedContinuation<Void, Never>] {
        defer { self = .stopped }
        guard case .stopping(_, let waiting) = self else { return [] }
        return waiting
    }
}
