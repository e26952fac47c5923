internal import Dispatch
internal import Synchronization

/// Where jobs wait for the writer. Accounts take turns by the time that their jobs take.
final class JobQueue: Sendable {
    private struct State {
        var jobs = FairQueue<Job>()
        var isClosed = false
        /// The writer sleeps: whoever brings the first job wakes it, and only then is the semaphore touched.
        var isAsleep = false
    }

    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)

    /// A job that comes after the closing fails with ``StoreError/closed``.
    func post(_ job: Job) {
        let (accepted, ring) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.jobs.add(job, of: job.account)
            defer { state.isAsleep = false }
            return (true, state.isAsleep)
        }
        if ring { bell.signal() }
        if !accepted { job.fail(StoreError.closed) }
    }

    /// Why who waited for a job does so no more.
    enum Waking {
        /// It has this one's turn.
        case turn(FairQueue<Job>.Turn)
        /// There is none, and the time is over.
        case late
    }

    /// The job whose turn it is; blocks until there is one, or until `time`. Nil once the queue is closed and empty.
    func take(until time: ContinuousClock.Instant? = nil) -> Waking? {
        while true {
            let (turn, isClosed) = state.withLock { state in
                let turn = state.jobs.next()
                state.isAsleep = turn == nil && !state.isClosed
                return (turn, state.isClosed)
            }
            if let turn { return .turn(turn) }
            if isClosed { return nil }
            guard let time else {
                bell.wait()
                continue
            }
            let patience = max(.zero, ContinuousClock.now.duration(to: time)).components
            let nanoseconds = patience.seconds * 1_000_000_000 + patience.attoseconds / 1_000_000_000
            let ended = bell.wait(timeout: .now() + .nanoseconds(Int(nanoseconds)))
            if ended == .timedOut, rouse() { return .late }
        }
    }

    /// Ends the sleep of who has waited long enough; false where somebody is ringing already.
    private func rouse() -> Bool {
        state.withLock { state in
            defer { state.isAsleep = false }
            return state.isAsleep
        }
    }

    /// The job whose turn it is; nil when none waits, or its account's usually take longer than `time`.
    func poll(within time: Duration) -> FairQueue<Job>.Turn? {
        state.withLock { $0.jobs.next(within: time) }
    }

    /// What came of a turn took so long.
    func used(_ time: Duration, by turn: FairQueue<Job>.Turn) {
        state.withLock { $0.jobs.used(time, by: turn) }
    }

    /// Whether none waits.
    var isEmpty: Bool { state.withLock { $0.jobs.isEmpty } }

    /// Lets nothing more in.
    func close() {
        let ring = state.withLock { state in
            state.isClosed = true
            defer { state.isAsleep = false }
            return state.isAsleep
        }
        if ring { bell.signal() }
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }
}
