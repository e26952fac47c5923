/// One call as its server sees it: what has happened so far decides what an event leads to. Does nothing itself.
///
/// Every kind of call is this one machine: a unary call is one in which neither side sends items.
struct ServerCallState: Hashable, Sendable {
    enum Event: Hashable, Sendable {
        // From the wire
        case item, end, cancel
        case credit(UInt32)
        case violation(ProtocolViolation)
        // From elsewhere
        case deadline, vanished, stopping, revoked
        /// Put out of the queue for another's call; milliseconds after which to try again.
        case putOut(retryDelay: Int)
        /// An item came for which there is no room.
        case flooded
        // From whoever answers
        case send, reply, consume
    }

    /// What to do now. At most one thing follows from one event.
    enum Action: Hashable, Sendable {
        case none
        /// Hand the received item to the reader.
        case deliver
        /// Tell the reader that there are no more items.
        case finish
        /// There is new credit: let waiting senders go on.
        case admit
        /// Put the item, or the reply, on the wire.
        case transmit
        /// No credit: wait for it.
        case wait
        /// The call is over: nothing is sent.
        case refuse
        /// Put a CREDIT of this many on the wire.
        case grant(UInt32)
        /// The call is over: cancel whoever answers and, unless the peer is gone, put a REPLY that says why on the
        /// wire.
        case end(Ending)
    }

    /// How a call ended without an answer.
    enum Ending: Hashable, Sendable {
        case cancelled, deadlineExceeded, vanished
        /// The service stops and has waited long enough.
        case stopping
        /// It waited, and had to make room; milliseconds after which to try again.
        case putOut(retryDelay: Int)
        /// More has come in of this caller's than may wait unread.
        case flooded
        /// The caller's key counts no longer, or for another unit.
        case revoked
        case violated(ProtocolViolation)
    }

    private(set) var phase = CallPhase<Ending>.open
    private(set) var sending = SendWindow()
    private(set) var receiving = ReceiveWindow()

    var isOver: Bool { phase.isOver }

    var ending: Ending? {
        if case .ended(let ending) = phase { ending } else { nil }
    }

    /// - Parameter size: octets of the item that has been consumed.
    mutating func handle(_ event: Event, size: Int = 0) -> Action {
        switch phase {
        case .open, .halfClosed: return handleRunning(event, size)
        case .replied, .ended:
            switch event {
            // What was under way when the reply went out may still arrive; the rest comes too late.
            case .item, .end, .cancel, .violation, .credit, .deadline, .vanished, .stopping, .revoked,
                .putOut,
                .flooded:
                return .none
            case .send, .reply: return .refuse
            case .consume: return .none
            }
        }
    }

    private mutating func handleRunning(_ event: Event, _ size: Int) -> Action {
        switch event {
        case .item:
            guard phase == .open else { return end(.violated(.itemAfterEnd)) }
            return receiving.receive() ? .deliver : end(.violated(.creditExceeded))
        case .end:
            guard phase == .open else { return end(.violated(.itemAfterEnd)) }
            phase = .halfClosed
            return .finish
        case .credit(let count):
            return sending.grant(count) ? .admit : end(.violated(.creditOverflow))
        case .cancel: return end(.cancelled)
        case .violation(let violation): return end(.violated(violation))
        case .deadline: return end(.deadlineExceeded)
        case .vanished: return end(.vanished)
        case .stopping: return end(.stopping)
        case .putOut(let delay): return end(.putOut(retryDelay: delay))
        case .flooded: return end(.flooded)
        case .revoked: return end(.revoked)
        case .send: return sending.spend() ? .transmit : .wait
        case .reply:
            phase = .replied
            return .transmit
        case .consume:
            let count = receiving.consume(size)
            // Whoever has said END will not send more, however much is granted.
            return count > 0 && phase == .open ? .grant(count) : .none
        }
    }

    private mutating func end(_ ending: Ending) -> Action {
        phase = .ended(ending)
        return .end(ending)
    }
}
