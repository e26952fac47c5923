/// One call as its client sees it. Does nothing itself.
struct ClientCallState: Hashable, Sendable {
    enum Event: Hashable, Sendable {
        // From the wire
        case item, reply
        case credit(UInt32)
        case violation(ProtocolViolation)
        // From elsewhere
        case deadline, lost, refused
        case unreachable(Duration)
        // From whoever calls
        case send, end, cancel, consume
    }

    /// What to do now. At most one thing follows from one event.
    enum Action: Hashable, Sendable {
        case none
        /// Hand the received item to the reader.
        case deliver
        /// There is new credit: let waiting senders go on.
        case admit
        /// Put the item, or END, on the wire.
        case transmit
        /// No credit, or too much on the way: wait for credit.
        case wait
        /// The call is over: nothing is sent.
        case refuse
        /// Put a CREDIT of this many on the wire.
        case grant(UInt32)
        /// The server's reply ends the call.
        case complete
        /// The call is over without a reply: say so to whoever calls and, where `telling`, to the server by CANCEL.
        case end(Ending, telling: Bool)
    }

    /// How a call ended without a reply.
    enum Ending: Hashable, Sendable {
        case cancelled, deadlineExceeded
        /// The connection is gone.
        case lost
        /// No endpoint is worth trying for so long; nothing was sent.
        case unreachable(Duration)
        /// The server does not let this key in.
        case refused
        case violated(ProtocolViolation)
    }

    private(set) var phase = CallPhase<Ending>.open
    private(set) var sending = SendWindow()
    private(set) var onTheWay = OctetWindow()
    private(set) var receiving = ReceiveWindow(widest: FlowControl.widestWindow)

    var isOver: Bool { phase.isOver }

    /// - Parameter size: octets of the item that is to be sent, or that has been consumed.
    mutating func handle(_ event: Event, size: Int = 0) -> Action {
        switch phase {
        case .open, .halfClosed: return handleRunning(event, size)
        case .replied, .ended:
            switch event {
            case .item, .reply, .violation, .credit, .deadline, .lost, .unreachable, .refused, .cancel,
                .consume:
                return .none
            case .send, .end: return .refuse
            }
        }
    }

    private mutating func handleRunning(_ event: Event, _ size: Int) -> Action {
        switch event {
        case .item: return receiving.receive() ? .deliver : end(.violated(.creditExceeded), telling: true)
        case .reply:
            phase = .replied
            return .complete
        case .credit(let count):
            guard sending.grant(count) else { return end(.violated(.creditOverflow), telling: true) }
            onTheWay.grant(count)
            return .admit
        case .violation(let violation): return end(.violated(violation), telling: true)
        case .deadline: return end(.deadlineExceeded, telling: true)
        case .cancel: return end(.cancelled, telling: true)
        case .lost: return end(.lost, telling: false)
        case .unreachable(let time): return end(.unreachable(time), telling: false)
        case .refused: return end(.refused, telling: false)
        case .send:
            guard phase == .open else { return .refuse }
            guard onTheWay.admits(size), sending.spend() else { return .wait }
            onTheWay.send(size)
            return .transmit
        case .end:
            guard phase == .open else { return .refuse }
            phase = .halfClosed
            return .transmit
        case .consume:
            let count = receiving.consume(size)
            return count > 0 ? .grant(count) : .none
        }
    }

    private mutating func end(_ ending: Ending, telling: Bool) -> Action {
        phase = .ended(ending)
        return .end(ending, telling: telling)
    }
}
