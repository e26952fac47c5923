internal import Synchronization
internal import Vocabulary

/// Its end: whoever answers says so, and what it took up of the server is free again.
extension ServerCall {
    /// Ends the call with an answer. The first one counts; later ones, and those to a cancelled call, do nothing.
    public func reply(_ status: Status, metadata: Metadata = .init(), body: [UInt8] = []) {
        answer(encodeReply(status, metadata, body))
    }

    /// Sends `frame`, a REPLY, as the call's end.
    private func answer(_ frame: [UInt8]) {
        let (aftermath, isLate) = state.withLock { state -> (Aftermath, Bool) in
            guard case .transmit = state.machine.handle(.reply) else {
                // A handler that was cancelled has come to its end.
                guard state.place == .running, state.machine.ending != nil else {
                    return (Aftermath(), false)
                }
                state.place = .none
                return (Aftermath(), true)
            }
            peer.post(frame, ending: id)
            var aftermath = Aftermath()
            aftermath.wake = state.inbox.finish()
            aftermath.failed = state.senders.removeAll()
            aftermath.error = CancellationError()
            swap(&aftermath.forgotten, &state.onCancel)
            return (aftermath, false)
        }
        aftermath.carryOut()
        if isLate { letGo() }
    }

    /// Ends the call with what `error` says, in the caller's language: see ``Refusal/explaining(_:)``. `metadata`
    /// goes with it.
    public func refuse(_ error: any Error, metadata: Metadata = .init()) {
        answer(
            Frame.refusal(
                .explaining(error), callID: id, texts: texts, in: self.metadata.language, metadata: metadata))
    }

    private func encodeReply(_ status: Status, _ metadata: Metadata, _ body: [UInt8]) -> [UInt8] {
        do {
            return try Frame(.reply, callID: id, argument: status.rawValue, metadata: metadata, body: body)
                .serialized()
        } catch {
            return encodeEnding(Refusal(.resourceExhausted, Message("bus.reply-too-large")))
        }
    }

    func encodeEnding(_ refusal: Refusal) -> [UInt8] {
        Frame.refusal(refusal, callID: id, texts: texts, in: metadata.language)
    }

    /// It has ended: what it gives back at once. A call that was cancelled while it ran keeps its place, because
    /// whoever answers it is still at work.
    func giveBack() -> Place {
        state.withLock { state in
            if state.place == .running, state.machine.ending != nil { return .none }
            defer { state.place = .none }
            return state.place
        }
    }

    /// Tells the engine, later, that the place of a call that ended before its answer is free.
    func letGo() {
        reactor.run { [weak engine, account, kind, size = body.count] in
            engine?.letGo(account, kind, body: size)
        }
    }
}
