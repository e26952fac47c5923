internal import Synchronization

extension OutgoingCall {
    /// Sends one item; suspends until the server has room for it. False when the call takes no more: it has ended, and
    /// how is in its outcome, or END was said. Throws ``FrameOversize``.
    func send(_ item: [UInt8]) async throws -> Bool {
        let frame = try Frame(.item, callID: id, body: item).serialized()
        switch state.withLock({ transmit(frame, &$0) }) {
        case .transmit: return true
        case .wait: return await sendWhenAdmitted(frame)
        default: return false
        }
    }

    /// Says END. What still waits for credit then comes too late.
    func finishSending() {
        let late = state.withLock { state -> [WaitingSenders.Sender] in
            guard case .transmit = state.machine.handle(.end) else { return [] }
            reactor.post(Frame.signal(.end, callID: id), by: self)
            return state.senders.removeAll()
        }
        for sender in late { sender.continuation.resume(throwing: CancellationError()) }
    }

    private func transmit(_ frame: [UInt8], _ state: inout State) -> ClientCallState.Action {
        // Who waits goes first: there may be room for a short item where there is none for a long one.
        guard state.senders.isEmpty || state.machine.isOver else { return .wait }
        let action = state.machine.handle(.send, size: frame.count - Frame.headerLength)
        if case .transmit = action { reactor.post(frame, by: self) }
        return action
    }

    /// Cancelling the task cancels the call, which wakes whoever waits here.
    private func sendWhenAdmitted(_ frame: [UInt8]) async -> Bool {
        do {
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation {
                    (continuation: CheckedContinuation<Void, any Error>) in
                    let outcome: Result<Void, any Error>? = state.withLock { state in
                        switch transmit(frame, &state) {
                        case .transmit: return .success(())
                        case .wait:
                            let ticket = state.senders.ticket()
                            state.senders.add(.init(ticket: ticket, frame: frame, continuation: continuation))
                            return nil
                        default: return .failure(CancellationError())
                        }
                    }
                    if let outcome { continuation.resume(with: outcome) }
                }
            } onCancel: {
                handle(.cancel)
            }
            return true
        } catch {
            // The call has ended; how is in its outcome.
            return false
        }
    }
}
