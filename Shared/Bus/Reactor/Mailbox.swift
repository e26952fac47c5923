internal import Synchronization
internal import ZeroMQ

/// Something on a reactor's thread that frames leave by: a server's peer, a client's channel.
protocol Port: AnyObject, Sendable {
    /// Puts a frame on the wire. `ending` is the id of the call that nothing follows of, or 0. Runs on the reactor's
    /// thread.
    func carry(_ frame: [UInt8], ending: UInt64)
}

/// What other threads leave for a reactor to do.
enum Errand: Sendable {
    case carry([UInt8], ending: UInt64, any Port)
    case begin(OutgoingCall, [UInt8])
    case job(UnownedJob)
    case run(@Sendable () -> Void)
}

/// Errands in the order in which they came, and the doorbell for when the reactor sleeps.
final class Mailbox: Sendable {
    private let errands = Mutex<[Errand]>([])
    /// Ringing costs a system call, so it is done only when this is set.
    private let asleep = Atomic<Bool>(false)
    let doorbell: Doorbell

    init() throws(ZeroMQError) { doorbell = try Doorbell() }

    func post(_ errand: Errand) {
        errands.withLock { $0.append(errand) }
        if asleep.load(ordering: .sequentiallyConsistent),
            asleep.exchange(false, ordering: .sequentiallyConsistent)
        {
            doorbell.ring()
        }
    }

    /// Gives all errands for the emptied `batch`, so that both keep their memory.
    func take(into batch: inout [Errand]) {
        errands.withLock { swap(&$0, &batch) }
    }

    /// Says that the reactor is about to sleep; false when something came in meanwhile and it must not. An errand
    /// posted after this rings.
    func fallAsleep() -> Bool {
        asleep.store(true, ordering: .sequentiallyConsistent)
        guard errands.withLock({ $0.isEmpty }) else {
            asleep.store(false, ordering: .sequentiallyConsistent)
            return false
        }
        return true
    }

    func wakeUp() { asleep.store(false, ordering: .sequentiallyConsistent) }
}
