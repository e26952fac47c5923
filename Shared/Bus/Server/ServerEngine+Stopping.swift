internal import Vocabulary

extension ServerEngine {
    /// How far a server has come on its way to its end.
    struct Stop {
        /// Somebody waits until the peers have read what was said last.
        struct LastWords {
            let patience: Duration
            var end: ContinuousClock.Instant
            let waiting: CheckedContinuation<Void, Never>
        }

        var isDraining = false
        var isDetached = false
        /// When calls that still run are ended.
        var drainEnd: ContinuousClock.Instant?
        /// Who waits until no call runs.
        var idle: [CheckedContinuation<Void, Never>] = []
        var lastWords: LastWords?

        var nextDeadline: ContinuousClock.Instant? {
            guard let words = lastWords?.end else { return drainEnd }
            return min(words, drainEnd ?? words)
        }
    }

    var isDraining: Bool { stop.isDraining }
    var isDetached: Bool { stop.isDetached }

    /// No new calls, which every peer is told; those that wait their turn, and those that still run at `end`, are ended
    /// with UNAVAILABLE. Said again, the earlier end counts.
    func drain(until end: ContinuousClock.Instant) {
        guard !stop.isDraining else {
            stop.drainEnd = stop.drainEnd.map { min($0, end) }
            return
        }
        stop.isDraining = true
        stop.drainEnd = end
        for peer in peers.values { peer.tell(Frame.signal(.goAway, callID: 0)) }
        for call in admission.removeWaiting() { call.handle(.stopping) }
    }

    /// Resumes `continuation` once no call runs.
    func whenIdle(_ continuation: CheckedContinuation<Void, Never>) {
        stop.idle.append(continuation)
        checkIdle()
    }

    /// A call has ended, or somebody waits from now on.
    func checkIdle() {
        guard openCalls == 0, !stop.idle.isEmpty else { return }
        let waiting = stop.idle
        stop.idle = []
        for continuation in waiting { continuation.resume() }
    }

    /// Resumes `continuation` once every peer has read what was sent to it so far, or none of them any of that for
    /// `patience`. Closing a connection is not enough: when something came in that nobody has read, the system throws away
    /// what is still to go out (RFC 1122, 4.2.2.13). Whoever has been sent nothing for that long is not waited for.
    func whenHeardOut(_ patience: Duration, _ continuation: CheckedContinuation<Void, Never>) {
        let now = ContinuousClock.now
        stop.lastWords = .init(patience: patience, end: now.advanced(by: patience), waiting: continuation)
        for peer in peers.values { peer.askForConfirmation(ofNewsSince: now.advanced(by: .zero - patience)) }
        checkHeardOut()
    }

    /// Some peer has read more of what was said last.
    func heard() {
        guard let patience = stop.lastWords?.patience else { return }
        stop.lastWords?.end = .now.advanced(by: patience)
        checkHeardOut()
    }

    /// Some peer has read more, or is gone. That one goes is no reason to wait longer for others: clients that come and go
    /// would keep the server from its end.
    func checkHeardOut() {
        guard let words = stop.lastWords, peers.values.allSatisfy(\.isHeardOut) else { return }
        stop.lastWords = nil
        words.waiting.resume()
    }

    /// What is waited for no longer.
    func endWaits(_ now: ContinuousClock.Instant) {
        if let end = stop.drainEnd, end <= now {
            stop.drainEnd = nil
            for peer in peers.values {
                for call in peer.calls.values { call.handle(.stopping) }
            }
        }
        if let words = stop.lastWords, words.end <= now {
            stop.lastWords = nil
            words.waiting.resume()
        }
    }
}
