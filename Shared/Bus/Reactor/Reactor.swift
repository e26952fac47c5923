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
    private let floor: ReactorFloor
    private let thread = Atomic<UInt>(0)
    private let stopping = Atomic<Bool>(false)
    /// libzmq's threads for the clients of this reactor.
    let context: Context
    /// How often it slept, for the trap that a doorbell which stays rung makes it spin.
    private let sleeps = Atomic<UInt64>(0)

    /// Starts the thread. Throws when the process has no file descriptor or thread left.
    public init() throws {
        mailbox = try Mailbox()
        floor = try ReactorFloor(doorbell: mailbox.doorbell)
        context = try Context()
        let start = ThreadStart { [self] in loop() }
        try start.begin()
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

    func carry(_ frame: [UInt8], ending: UInt64 = 0, by port: any Port) {
        mailbox.post(.carry(frame, ending: ending, port))
    }

    func begin(_ call: OutgoingCall, _ frame: [UInt8]) { mailbox.post(.begin(call, frame)) }

    /// `work` on the reactor's thread, and its result here.
    func perform<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            run { continuation.resume(with: Result(catching: work)) }
        }
    }

    /// Adds what the reactor looks after. On its thread only.
    func add(_ resident: any Resident) {
        precondition(isCurrent, "residents are added on the reactor's thread")
        floor.add(resident)
    }

    func remove(_ resident: any Resident) {
        precondition(isCurrent, "residents are removed on the reactor's thread")
        floor.remove(resident)
    }

    private func loop() {
        thread.store(UInt(pthread_self()), ordering: .relaxed)
        var desk = Desk()
        while doPost(&desk) || !stopping.load(ordering: .relaxed) {
            if floor.work() || desk.wasBusy { continue }
            guard mailbox.fallAsleep() else { continue }
            sleeps.add(1, ordering: .relaxed)
            floor.sleep()
            mailbox.wakeUp()
        }
        floor.clear()
    }

    /// What the loop has taken from the mailbox.
    private struct Desk {
        var errands: [Errand] = []
        var jobs: [UnownedJob] = []
        var jobsDone = 0
        var wasBusy = false
    }

    /// Does what is in the mailbox: all errands, then some of the tasks. False when there was nothing.
    private func doPost(_ desk: inout Desk) -> Bool {
        mailbox.take(into: &desk.errands, &desk.jobs)
        desk.wasBusy = !desk.errands.isEmpty || !desk.jobs.isEmpty
        for errand in desk.errands {
            switch errand {
            case .carry(let frame, let ending, let port): port.carry(frame, ending: ending)
            case .begin(let call, let frame): call.connections.begin(call, frame)
            case .run(let work): work()
            }
        }
        desk.errands.removeAll(keepingCapacity: true)
        let end = min(desk.jobsDone + Reactor.jobsATurn, desk.jobs.count)
        let executor = asUnownedTaskExecutor()
        while desk.jobsDone < end {
            desk.jobs[desk.jobsDone].runSynchronously(on: executor)
            desk.jobsDone += 1
        }
        if end == desk.jobs.count {
            desk.jobs.removeAll(keepingCapacity: true)
            desk.jobsDone = 0
        }
        return desk.wasBusy
    }
}

/// A new thread and what it runs.
final class ThreadStart: Sendable {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    func begin() throws {
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, argument.toOpaque())
        guard code == 0 else {
            argument.release()
            throw ThreadFailure(code: code)
        }
        pthread_detach(thread)
    }
}

/// The system has no thread left; `code` is pthread_create(3)'s.
public struct ThreadFailure: Error, Hashable, Sendable {
    public let code: Int32
}
