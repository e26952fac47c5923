internal import Metrics

/// One connection to an endpoint and the calls on it, from its making to its end; the next one is another channel.
///
/// `@unchecked Sendable`: calls on other threads only hold it to name it in the reactor's mailbox; its mutable members
/// are used on the reactor's thread alone.
final class Channel: Port, @unchecked Sendable {
    /// The endpoint's number among the client's.
    let endpoint: Int
    private let owner: Connections
    private var line: (any ClientLine)?
    private(set) var calls: [UInt64: OutgoingCall] = [:]
    private(set) var isConnected = false
    /// Something useful has come over it.
    private(set) var isProven = false
    /// The server has said GOAWAY: what runs may finish.
    private var isLeaving = false
    /// It has ended; it may not be among its owner's any more, so nothing must be left to wait on it.
    private var isOver = false
    private let dropped = Counter(
        label: "chungtay_bus_frames_dropped_total", dimensions: [("side", "client")])

    init(to endpoint: Int, of owner: Connections) { (self.endpoint, self.owner) = (endpoint, owner) }

    var reactor: Reactor { owner.reactor }

    func open(_ open: (Channel) throws -> any ClientLine) {
        do {
            let line = try open(self)
            // It can break, or hear GOAWAY, while it is being made.
            guard !isOver else { return line.close() }
            self.line = line
        } catch {
            // No file descriptor or no socket left, or an endpoint that is none: not reachable from here.
            lost()
        }
    }

    /// From now on the call is one of this connection's: its CALL is sent.
    func adopt(_ call: OutgoingCall, _ frame: [UInt8]) {
        guard call.attach(to: self) else { return }
        guard let line else { return call.handle(.lost) }
        // Before it is sent: a line may bring the answer, or break, while it sends.
        calls[call.id] = call
        guard !line.send(frame) else { return }
        call.handle(.lost)
        forget(call.id)
    }

    func carry(_ frame: [UInt8], ending: UInt64) {
        // A frame of a call from before the line broke is nobody's business any more; the server ignores it.
        if let line, !line.send(frame) { lost() }
        if ending != 0 { forget(ending) }
    }

    private func forget(_ callID: UInt64) {
        calls[callID] = nil
        if isLeaving, calls.isEmpty { hangUp() }
    }

    /// One frame from the server.
    func receive(_ bytes: UnsafeRawBufferPointer) {
        let frame: Frame
        do {
            frame = try Frame(parsing: bytes)
        } catch {
            dropped.increment()
            guard let callID = error.callID, let call = calls[callID] else { return }
            return call.handle(.violation(.malformed(error.reason)))
        }
        switch frame.kind {
        case .item:
            prove()
            calls[frame.callID]?.handle(.item, frame: frame)
        case .reply: end(frame)
        case .credit: calls[frame.callID]?.handle(.credit(frame.argument))
        case .ping:
            reactor.post(Frame.signal(.pong, callID: frame.callID, argument: frame.argument), by: self)
        case .pong: break
        case .goAway: leave()
        case .call, .end, .cancel:
            dropped.increment()
            calls[frame.callID]?.handle(.violation(.wrongSide))
        }
    }

    /// Ends with its last call; new ones take another.
    func leave() {
        guard !isLeaving else { return }
        isLeaving = true
        owner.isLeaving(self)
        if calls.isEmpty { hangUp() }
    }

    private func end(_ frame: Frame) {
        switch frame.argument {
        case Status.unavailable.rawValue, Status.resourceExhausted.rawValue: owner.isBusy(self)
        default: prove()
        }
        guard let call = calls[frame.callID] else { return }
        call.handle(.reply, frame: frame)
        forget(frame.callID)
    }

    private func prove() {
        guard !isProven else { return }
        isProven = true
        // The monitor may tell of the handshake later than this.
        isConnected = true
        owner.isProven(self)
    }

    /// The handshake stands.
    func connected() {
        isConnected = true
        owner.isConnected(self)
    }

    /// The connection broke, or could not be made: nothing more comes of the calls under way.
    func lost() {
        owner.isLost(self, .lost)
        abandon(.lost)
    }

    /// The server does not let this key in, or is another than expected.
    func refused() {
        owner.isLost(self, .refused)
        abandon(.refused)
    }

    /// Ends all calls, and the connection.
    func abandon(_ event: ClientCallState.Event) {
        let calls = calls
        self.calls = [:]
        hangUp()
        for call in calls.values { call.handle(event) }
    }

    private func hangUp() {
        isOver = true
        let closing = line.take()
        closing?.close()
        owner.isOver(self)
    }
}
