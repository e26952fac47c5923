internal import Dispatch
internal import Synchronization

/// Where jobs wait for the writer.
final class JobQueue: Sendable {
    private struct State {
        var jobs: [Job] = []
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
            state.jobs.append(job)
            defer { state.isAsleep = false }
            return (true, state.isAsleep)
        }
        if ring { bell.signal() }
        if !accepted { job.fail(StoreError.closed) }
    }

    /// Every job that waits; blocks until there is one, or until `time`: then there are none. Nil once the queue is closed and
    /// empty.
    func take(until time: ContinuousClock.Instant? = nil) -> [Job]? {
        while true {
            let (jobs, isClosed) = state.withLock { state in
                let jobs = state.jobs
                state.jobs = []
                state.isAsleep = jobs.isEmpty && !state.isClosed
                return (jobs, state.isClosed)
            }
            if !jobs.isEmpty { return jobs }
            if isClosed { return nil }
            guard let time else {
                bell.wait()
                continue
            }
            let patience = max(.zero, ContinuousClock.now.duration(to: time)).components
            let nanoseconds = patience.seconds * 1_000_000_000 + patience.attoseconds / 1_000_000_000
            if bell.wait(timeout: .now() + .nanoseconds(Int(nanoseconds))) == .timedOut, rouse() { return [] }
        }
    }

    /// Ends the sleep of who has waited long enough; false where somebody is ringing already.
    private func rouse() -> Bool {
        state.withLock { state in
            defer { state.isAsleep = false }
            return state.isAsleep
        }
    }

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
