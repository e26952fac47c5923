internal import CoreMetrics
internal import Vocabulary

/// The life of a call, in the order in which it happens: what ``ServerEngine`` does at its beginning and its end. What
/// happens between is in `ServerCall`.
extension ServerEngine {
    /// CALL has come: it is refused, waits its turn, or takes it. Where there is no room for its body, it has come without.
    func admitCall(_ frame: Frame, of peer: Peer, hasBody: Bool = true) {
        let language = frame.metadata.language
        if let known = peer.calls[frame.callID] {
            guard known.isOver else { return known.handle(.violation(.duplicateCall)) }
            // Its REPLY is about to leave.
            return refuse(
                frame.callID, of: peer, Refusal(.invalidArgument, ProtocolViolation.reusedCall.message),
                language)
        }
        let principal: Principal
        switch peer.standing {
        case .known(let known): principal = known
        case .unknown: return refuse(frame.callID, of: peer, ServerCallState.Ending.revoked.refusal, language)
        case .undecided:
            return refuse(
                frame.callID, of: peer, Refusal(.unavailable, Message("bus.key-undecided")), language)
        }
        if let refusal = peer.turnedAway { return refuse(frame.callID, of: peer, refusal, language) }
        guard !isDraining else {
            return refuse(
                frame.callID, of: peer, Refusal(.unavailable, Message("bus.shutting-down")), language)
        }
        guard peer.usedIDs.use(frame.callID) else {
            return refuse(
                frame.callID, of: peer, Refusal(.invalidArgument, ProtocolViolation.reusedCall.message),
                language)
        }
        let kind = responder.kind(of: frame.method, frame.metadata)
        let account = admission.account(of: principal.unit)
        guard isListening(peer, account) else {
            return peer.post(admission.busyReply(to: frame.callID, kind, language, for: .reading))
        }
        guard hasBody else {
            return refuseBody(
                admission.busyReply(to: frame.callID, kind, language),
                timeout: frame.argument == 0 ? nil : .milliseconds(frame.argument), of: peer,
                account)
        }
        let call = ServerCall(
            frame, principal: principal, account: account, kind: kind, received: .now, texts: texts,
            engine: self, peer: peer)
        switch admission.arrive(call) {
        case .begin:
            enter(call, of: peer)
            if call.takeTurn() { call.handOver(to: responder) }
        case .wait(let ticket, let putOut):
            call.wait(under: ticket)
            enter(call, of: peer)
            for other in putOut { other.handle(.putOut(retryDelay: admission.retryDelay(other.kind))) }
        case .refuse:
            peer.post(admission.busyReply(to: call.id, call.kind, language))
        }
    }

    /// There is no room for a call's body.
    private func refuseBody(
        _ reply: [UInt8], timeout: Duration?, of peer: Peer, _ account: PrincipalAccount
    ) {
        let now = ContinuousClock.now
        guard let delay = admission.delayOfRefusal(account, timeout: timeout, now) else {
            return peer.post(reply)
        }
        lateReplies.add(LateReply(peer: peer, frame: reply), at: now + delay)
    }

    private func enter(_ call: ServerCall, of peer: Peer) {
        peer.calls[call.id] = call
        openCalls += 1
        guard let deadline = call.deadline else { return }
        deadlines.add(CallName(peer: ObjectIdentifier(peer), callID: call.id), at: deadline)
        deadlines.sweep(live: openCalls) { peers[$0.peer]?.calls[$0.callID] != nil }
    }

    /// The call's end has been said to its caller.
    func ended(_ call: ServerCall) {
        openCalls -= 1
        giveBack(call)
        checkIdle()
    }

    /// What it took up of the server is the next one's.
    func giveBack(_ call: ServerCall) {
        switch call.giveBack() {
        case .none: break
        case .waiting(let ticket): admission.leave(ticket, call)
        case .running:
            admission.finish(call.account, call.kind, body: call.body.count)
            beginNext(call.kind)
        }
    }

    /// Whoever answered a call that had been cancelled has come to the end as well.
    func letGo(_ account: PrincipalAccount, _ kind: ServerLimits.Kind, body: Int) {
        admission.finish(account, kind, body: body)
        beginNext(kind)
    }

    private func beginNext(_ kind: ServerLimits.Kind) {
        while let call = admission.next(kind) {
            if call.takeTurn() {
                // What came before it has been answered meanwhile, and nobody has read it.
                if isListening(call.peer, call.account) {
                    call.handOver(to: responder)
                } else {
                    call.refuse(BusyReplies.refusal(.reading, retryDelay: admission.retryDelay(kind)))
                }
            } else {
                // It ended while it waited.
                admission.finish(call.account, kind, body: call.body.count)
            }
        }
    }

    /// Ends the call that the peer broke, or answers what never became one.
    func violation(_ violation: ProtocolViolation, in callID: UInt64, of peer: Peer) {
        if let running = peer.calls[callID] { return running.handle(.violation(violation)) }
        refuse(callID, of: peer, Refusal(.invalidArgument, violation.message), .vi)
    }

    private func refuse(_ callID: UInt64, of peer: Peer, _ refusal: Refusal, _ language: Language) {
        peer.post(Frame.refusal(refusal, callID: callID, texts: texts, in: language))
    }
}
