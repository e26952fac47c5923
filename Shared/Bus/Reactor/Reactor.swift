internal import Glibc
internal import Synchronization
internal import ZeroMQ

/// One thread that owns sockets: it sleeps until a socket or another thread has something for it, and does it.
///
/// Everything that its sockets receive is handled on it, so that a call costs no hop between threads. It is an
/// executor of tasks too: who waits for many short calls runs there (`withTaskExecutorPreference(reactor)`), and is
/// resumed without a hop. Nothing on it may block.
public final class Reactor: TaskExecutor, Sendable {
    /// Tasks that run before what they have sent leaves, and what has come in is looked at: few, so that libzmq's thread
    /// and the peer work meanwhile.
    private static let jobsATurn = 16

    private let mailbox: Mailbox
    private let pollSet: PollSet
    private let thread = Atomic<UInt>(0)
    private let stopping = Atomic<Bool>(false)
    /// libzmq's threads for the clients of this reactor.
    let context: Context
    /// How often it slept, for the trap that a doorbell which stays rung makes it spin.
    private let sleeps = Atomic<UInt64>(0)

    /// Starts the thread. Throws when the process has no file descriptor or thread left.
    public init() throws {
        mailbox = try Mailbox()
        pollSet = try PollSet(doorbell: mailbox.doorbell)
        context = try Context()
        let start = ThreadStart { [self] in loop() }
        try start.start()
    }

    /// The one that clients of this process share; it never stops.
    public static let shared = Result { try Reactor() }

    /// How often the thread has gone to sleep: under load far fewer times than there are calls.
    public var waits: UInt64 { sleeps.load(ordering: .relaxed) }

    /// Ends the thread once it has done what is in its mailbox; its sockets are closed. To be called by who made the
    /// reactor, after all servers and clients on it are closed; nothing may be run on it afterwards.
    public func stop() {
        run { [self] in stopping.store(true, ordering: .relaxed) }
    }

    /// Runs `work` on the reactor's thread, after what was given to it before; tasks keep an order of their own.
    public func run(_ work: @escaping @Sendable () -> Void) { mailbox.post(.run(work)) }

    public func enqueue(_ job: consuming ExecutorJob) { mailbox.post(UnownedJob(job)) }

    /// Whether the calling thread is this reactor's.
    public var isCurrent: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

    func post(_ frame: [UInt8], ending: UInt64 = 0, by port: any Port) {
        mailbox.post(.carry(frame, ending: ending, port))
    }

    func launch(_ call: OutgoingCall, _ frame: [UInt8]) { mailbox.post(.launch(call, frame)) }

    /// `work` on the reactor's thread, and its result here.
    func perform<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            run { continuation.resume(with: Result(catching: work)) }
        }
    }

    /// Adds what the reactor looks after. On its thread only.
    func add(_ member: any Pollable) {
        precondition(isCurrent, "what a reactor polls is added on the reactor's thread")
        pollSet.add(member)
    }

    func remove(_ member: any Pollable) {
        precondition(isCurrent, "what a reactor polls is removed on the reactor's thread")
        pollSet.remove(member)
    }

    private func loop() {
        thread.store(UInt(pthread_self()), ordering: .relaxed)
        var work = WorkInHand()
        while serveMailbox(&work) || !stopping.load(ordering: .relaxed) {
            if pollSet.work() || work.wasBusy { continue }
            guard mailbox.fallAsleep() else { continue }
            sleeps.add(1, ordering: .relaxed)
            pollSet.sleep()
            mailbox.wakeUp()
        }
        pollSet.clear()
    }

    /// What the loop has taken from the mailbox.
    private struct WorkInHand {
        var errands: [Errand] = []
        var jobs: [UnownedJob] = []
        var jobsDone = 0
        var wasBusy = false
    }

    /// Does what is in the mailbox: all errands, then some of the tasks. False when there was nothing.
    private func serveMailbox(_ work: inout WorkInHand) -> Bool {
        mailbox.take(into: &work.errands, &work.jobs)
        work.wasBusy = !work.errands.isEmpty || !work.jobs.isEmpty
        for errand in work.errands {
            switch errand {
            case .carry(let frame, let ending, let port): port.carry(frame, ending: ending)
            case .launch(let call, let frame): call.connections.assign(call, frame)
            case .run(let task): task()
            }
        }
        work.errands.removeAll(keepingCapacity: true)
        let end = min(work.jobsDone + Reactor.jobsATurn, work.jobs.count)
        let executor = asUnownedTaskExecutor()
        while work.jobsDone < end {
            work.jobs[work.jobsDone].runSynchronously(on: executor)
            work.jobsDone += 1
        }
        if end == work.jobs.count {
            work.jobs.removeAll(keepingCapacity: true)
            work.jobsDone = 0
        }
        return work.wasBusy
    }
}
