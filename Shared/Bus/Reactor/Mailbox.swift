internal import Synchronization
internal import ZeroMQ

/// Errands in the order in which they came, tasks that want to run in theirs, and the doorbell for when the reactor
/// sleeps.
final class Mailbox: Sendable {
    /// Tasks are kept by themselves: what they have sent need not wait until all of them have run.
    private struct Post: Sendable {
        var errands: [Errand] = []
        var jobs: [UnownedJob] = []
    }

    private let waiting = Mutex(Post())
    /// Ringing costs a system call, so it is done only when this is set.
    private let asleep = Atomic<Bool>(false)
    let doorbell: Doorbell

    init() throws(ZeroMQError) { doorbell = try Doorbell() }

    func post(_ errand: Errand) {
        waiting.withLock { $0.errands.append(errand) }
        wake()
    }

    func post(_ job: UnownedJob) {
        waiting.withLock { $0.jobs.append(job) }
        wake()
    }

    private func wake() {
        if asleep.load(ordering: .sequentiallyConsistent),
            asleep.exchange(false, ordering: .sequentiallyConsistent)
        {
            doorbell.ring()
        }
    }

    /// Gives all errands for the emptied `errands`, so that both keep their memory; tasks too when `jobs` is empty.
    func take(into errands: inout [Errand], _ jobs: inout [UnownedJob]) {
        waiting.withLock { waiting in
            swap(&waiting.errands, &errands)
            if jobs.isEmpty { swap(&waiting.jobs, &jobs) }
        }
    }

    /// Says that the reactor is about to sleep; false when something came in meanwhile and it must not. An errand
    /// posted after this rings.
    func fallAsleep() -> Bool {
        asleep.store(true, ordering: .sequentiallyConsistent)
        guard waiting.withLock({ $0.errands.isEmpty && $0.jobs.isEmpty }) else {
            asleep.store(false, ordering: .sequentiallyConsistent)
            return false
        }
        return true
    }

    func wakeUp() { asleep.store(false, ordering: .sequentiallyConsistent) }
}
