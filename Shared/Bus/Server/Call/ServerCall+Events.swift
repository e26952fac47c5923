internal import Synchronization
internal import Vocabulary

/// What the server's engine tells a call, on the reactor's thread.
extension ServerCall {
    /// An item has come in.
    func receive(_ item: [UInt8], unreadLimit: Int) {
        // Counted before it is known whether a reader waits: who reads as fast as items come never gets near the limit.
        guard account.take(item.count, limit: unreadLimit) else { return handle(.flooded) }
        handle(.item, item: item)
    }

    func handle(_ event: ServerCallState.Event, item: [UInt8] = []) {
        let aftermath = state.withLock { state in
            var aftermath = Aftermath()
            let action = state.machine.handle(event)
            if event == .item, action != .deliver { account.give(item.count) }
            switch action {
            case .deliver:
                aftermath.wake = state.inbox.add(item)
                if aftermath.wake != nil { consumed(&state, item.count) }
            case .finish: aftermath.wake = state.inbox.finish()
            case .admit: aftermath.admitted = admit(&state)
            case .end(let ending): aftermath = end(&state, ending)
            case .none, .transmit, .wait, .refuse, .grant: break
            }
            return aftermath
        }
        aftermath.carryOut()
    }

    private func admit(_ state: inout State) -> [WaitingSenders.Sender] {
        var admitted: [WaitingSenders.Sender] = []
        while !state.senders.isEmpty, !peer.isClogged, case .transmit = state.machine.handle(.send),
            let sender = state.senders.next()
        {
            peer.post(sender.frame)
            admitted.append(sender)
        }
        return admitted
    }

    private func end(_ state: inout State, _ ending: ServerCallState.Ending) -> Aftermath {
        let refusal = ending.refusal
        if ending != .vanished { peer.post(encodeEnding(refusal), ending: id) }
        let error = CallError(refusal.status, texts.render(refusal.message, in: metadata.language))
        var aftermath = Aftermath()
        account.give(state.inbox.octets)
        aftermath.wake = state.inbox.fail(error)
        aftermath.failed = state.senders.removeAll()
        aftermath.error = error
        swap(&aftermath.onCancel, &state.onCancel)
        return aftermath
    }

    /// One item has gone to its reader; to be called with the lock.
    func consumed(_ state: inout State, _ size: Int) {
        account.give(size)
        if case .grant(let count) = state.machine.handle(.consume, size: size) {
            peer.post(Frame.signal(.credit, callID: id, argument: count))
        }
    }
}
