/// What the supervisor knows of one service's process, as a pure value: events in, actions out.
struct Supervision: Equatable {
    enum State: Equatable {
        /// Never started.
        case idle
        /// Runs, and does not answer yet.
        case starting(pid: Int32)
        case running(pid: Int32, since: ContinuousClock.Instant)
        /// Has answered nothing for a heartbeat, and is being killed.
        case silent(pid: Int32)
        /// Ended; starts again at `until`.
        case waiting(until: ContinuousClock.Instant)
        case stopping(pid: Int32)
        case stopped
        /// Ended in a way that starting again would not mend.
        case failed(exitCode: Int32)
    }

    enum Event: Equatable {
        /// Start it for the first time.
        case start
        case spawned(pid: Int32)
        /// The program could not be run at all.
        case notSpawned
        /// This process answers.
        case healthy(pid: Int32)
        /// It was asked, and has not answered in its time.
        case missed(pid: Int32)
        case exited(pid: Int32, code: Int32)
        /// A time that was asked for has come.
        case timer
        /// End it, politely.
        case stop
        /// End it now.
        case kill
    }

    enum Action: Equatable {
        case spawn
        /// Ask this process whether it answers, until it does.
        case probe(pid: Int32)
        /// Ask it again and again from now on, until it has ended.
        case watch(pid: Int32)
        case terminate(pid: Int32)
        case kill(pid: Int32)
        /// Send `timer` then.
        case wake(at: ContinuousClock.Instant)
    }

    /// After this long without a fault the delay starts over, whatever it was.
    static let calm: Duration = .seconds(30)
    /// After so many times the delay as well: who has lived for long beside what it was waited for is in no circle, and calls
    /// that come meanwhile are not to wait for seconds because it was killed a few times in a minute.
    static let calmDelays = 10
    static let firstDelay: Duration = .milliseconds(100)
    static let longestDelay: Duration = .seconds(10)
    /// A process that was asked to end and has not is killed: a little more than a service allows its calls.
    static let patience: Duration = .seconds(15)
    /// A service that has never answered is given up after so many starts.
    static let attempts = 5
    /// A service is taken for dead that has left so many questions in a row without an answer.
    static let misses = 4

    /// What a service says with its exit code that starting it again cannot mend: bad arguments (64), bad data files
    /// (65), port taken (69), data dir unwritable (73), damaged database (74), newer database (76), keys (77), no such program
    /// (127).
    static let fatalCodes: Set<Int32> = [64, 65, 69, 73, 74, 76, 77, 127]

    private(set) var state: State = .idle
    /// How often it was started again.
    private(set) var restarts = 0
    private var delay = Supervision.firstDelay
    private var hasAnswered = false
    /// Questions in a row that were not answered.
    private var missed = 0

    mutating func handle(_ event: Event, at now: ContinuousClock.Instant) -> [Action] {
        switch (state, event) {
        case (.idle, .start): return [.spawn]
        case (.waiting(let until), .timer) where until <= now:
            restarts += 1
            return [.spawn]
        case (.idle, .spawned(let pid)), (.waiting, .spawned(let pid)):
            state = .starting(pid: pid)
            return [.probe(pid: pid)]
        case (.idle, .notSpawned), (.waiting, .notSpawned):
            state = .failed(exitCode: 127)
            return []
        case (.starting(let pid), .healthy(let answering)) where pid == answering:
            state = .running(pid: pid, since: now)
            hasAnswered = true
            missed = 0
            return [.watch(pid: pid)]
        case (.running(let pid, _), .healthy(let answering)) where pid == answering:
            missed = 0
            return []
        case (.running(let pid, let since), .missed(let asked)) where pid == asked:
            missed += 1
            guard missed >= Self.misses else { return [] }
            startOver(since, now)
            state = .silent(pid: pid)
            return [.kill(pid: pid)]
        case (.silent(let pid), .exited(let ended, _)) where pid == ended: return wait(from: now)
        case (.starting(let pid), .exited(let ended, let code)) where pid == ended:
            // Once it has answered, the fault may pass: a port that its predecessor has not yet let go of.
            if !hasAnswered, Self.fatalCodes.contains(code) || restarts + 1 >= Self.attempts {
                state = .failed(exitCode: code)
                return []
            }
            return wait(from: now)
        case (.running(let pid, let since), .exited(let ended, _)) where pid == ended:
            startOver(since, now)
            return wait(from: now)
        case (.starting(let pid), .stop), (.running(let pid, _), .stop):
            state = .stopping(pid: pid)
            return [.terminate(pid: pid), .wake(at: now + Self.patience)]
        case (.stopping(let pid), .exited(let ended, _)) where pid == ended:
            state = .stopped
            return []
        case (.stopping(let pid), .timer), (.stopping(let pid), .kill): return [.kill(pid: pid)]
        case (.starting(let pid), .kill), (.running(let pid, _), .kill), (.silent(let pid), .stop),
            (.silent(let pid), .kill):
            state = .stopping(pid: pid)
            return [.kill(pid: pid)]
        case (.idle, .stop), (.idle, .kill), (.waiting, .stop), (.waiting, .kill):
            state = .stopped
            return []
        default: return []
        }
    }

    /// It has run since then; what it is waited for the next time may be less for that.
    private mutating func startOver(_ since: ContinuousClock.Instant, _ now: ContinuousClock.Instant) {
        if now - since > min(Self.calm, delay * Self.calmDelays) { delay = Self.firstDelay }
    }

    private mutating func wait(from now: ContinuousClock.Instant) -> [Action] {
        let until = now + delay
        state = .waiting(until: until)
        delay = min(delay * 2, Self.longestDelay)
        return [.wake(at: until)]
    }
}

extension Supervision.State {
    var pid: Int32? {
        switch self {
        case .starting(let pid), .running(let pid, _), .silent(let pid), .stopping(let pid): pid
        case .idle, .waiting, .stopped, .failed: nil
        }
    }

    var isRunning: Bool { if case .running = self { true } else { false } }

    /// Whether nothing more will come of it.
    var isOver: Bool {
        switch self {
        case .stopped, .failed: true
        case .idle, .starting, .running, .silent, .waiting, .stopping: false
        }
    }

    /// As `supervisor.json` and `status` name it.
    var word: String {
        switch self {
        case .idle, .starting: "starting"
        case .running: "running"
        case .silent: "silent"
        case .waiting: "waiting"
        case .stopping: "stopping"
        case .stopped: "stopped"
        case .failed: "failed"
        }
    }
}
