internal import Metrics
internal import Vocabulary

/// What a client's frames to its server leave by. On the reactor's thread.
protocol ClientLine: AnyObject {
    /// False when nothing can be sent.
    func send(_ frame: [UInt8]) -> Bool
    func close()
}

/// The calls of a client to one service, and the line that carries them: opened by the first call, and anew after it
/// broke.
///
/// `@unchecked Sendable`: calls on other threads only hold it to name it in the reactor's mailbox; its mutable members
/// are used on the reactor's thread alone.
final class Channel: Port, Timekeeper, @unchecked Sendable {
    let reactor: Reactor
    private let open: @Sendable (Channel) throws -> any ClientLine
    private var line: (any ClientLine)?
    private var calls: [UInt64: OutgoingCall] = [:]
    private var watch: DeadlineWatch?
    private(set) var nextDeadline: ContinuousClock.Instant?
    /// The server has said GOAWAY: what runs may finish.
    private var isGoingAway = false
    private var isClosed = false
    private let dropped = Counter(label: "bus.frames.dropped")

    init(reactor: Reactor, open: @escaping @Sendable (Channel) throws -> any ClientLine) {
        self.reactor = reactor
        self.open = open
    }

    func begin(_ call: OutgoingCall, _ frame: [UInt8]) {
        guard !call.isOver else { return }
        guard !isClosed, !isGoingAway else { return call.handle(.lost) }
        if line == nil {
            do {
                line = try open(self)
            } catch {
                // No file descriptor or no socket left, or an endpoint that is none: not reachable from here.
                return call.handle(.lost)
            }
            if watch == nil {
                let watch = DeadlineWatch(self)
                self.watch = watch
                reactor.add(watch)
            }
        }
        calls[call.id] = call
        if let deadline = call.deadline { nextDeadline = min(nextDeadline ?? deadline, deadline) }
        if line?.send(frame) != true {
            calls[call.id] = nil
            call.handle(.lost)
        }
    }

    func carry(_ frame: [UInt8], ending: UInt64) {
        // A frame of a call from before the line broke is nobody's business any more; the server ignores it.
        if let line, !line.send(frame) { lost() }
        if ending != 0 { forget(ending) }
    }

    private func forget(_ callID: UInt64) {
        calls[callID] = nil
        if isGoingAway, calls.isEmpty { hangUp() }
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
        case .item: calls[frame.callID]?.handle(.item, frame: frame)
        case .reply:
            guard let call = calls[frame.callID] else { return }
            call.handle(.reply, frame: frame)
            forget(frame.callID)
        case .credit: calls[frame.callID]?.handle(.credit(frame.argument))
        case .ping:
            reactor.carry(Frame.signal(.pong, callID: frame.callID, argument: frame.argument), by: self)
        case .pong: break
        case .goAway:
            isGoingAway = true
            if calls.isEmpty { hangUp() }
        case .call, .end, .cancel:
            dropped.increment()
            calls[frame.callID]?.handle(.violation(.wrongSide))
        }
    }

    /// The connection broke, or could not be made: nothing more comes of the calls under way.
    func lost() { abandon(.lost) }

    /// The server does not let this key in, or is another than expected.
    func refused() { abandon(.refused) }

    private func abandon(_ event: ClientCallState.Event) {
        hangUp()
        let calls = calls
        self.calls = [:]
        for call in calls.values { call.handle(event) }
    }

    private func hangUp() {
        isGoingAway = false
        let closing = line.take()
        closing?.close()
    }

    func timePassed(_ now: ContinuousClock.Instant) {
        nextDeadline = nil
        for call in calls.values {
            guard let deadline = call.deadline else { continue }
            if deadline <= now {
                call.handle(.deadline)
            } else {
                nextDeadline = min(nextDeadline ?? deadline, deadline)
            }
        }
    }

    func close() {
        isClosed = true
        for call in calls.values { call.handle(.cancel) }
        abandon(.lost)
        if let watch { reactor.remove(watch) }
        watch = nil
    }
}
