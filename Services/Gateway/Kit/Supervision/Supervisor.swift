import Glibc
import Synchronization

/// Keeps services running: starts each as a process of its own, starts it again when it ends, stops all in order.
/// What to do is decided by ``Supervision``; this is the shell that does it.
package struct Supervisor {
    /// What people are told of.
    package enum Change: Sendable, Equatable {
        case started(pid: Int32)
        case healthy
        /// Has not answered for a heartbeat: it is killed.
        case silent
        /// Starts again after this long; nil when it was told to end.
        case ended(code: Int32, restartsIn: Duration?)
        /// Will not be started again.
        case failed(code: Int32)
    }

    private enum Input: Sendable {
        case of(String, Supervision.Event)
        case stop
    }

    private let specs: [ServiceSpec]
    private let heartbeat: Heartbeat
    private let isHealthy: @Sendable (String) async -> Bool
    private var watches: [String: Task<Void, Never>] = [:]
    private var supervisions: [String: Supervision]
    private let inputs: AsyncStream<Input>
    private let input: AsyncStream<Input>.Continuation
    private var isStopping = false

    /// `specs` in the order in which they start; `isHealthy` asks a service whether it serves, `heartbeat` those that
    /// have said so once whether they are still there.
    package init(
        _ specs: [ServiceSpec], heartbeat: Heartbeat, isHealthy: @escaping @Sendable (String) async -> Bool
    ) {
        (self.specs, self.heartbeat, self.isHealthy) = (specs, heartbeat, isHealthy)
        supervisions = Dictionary(specs.map { ($0.name, Supervision()) }) { first, _ in first }
        (inputs, input) = AsyncStream.makeStream()
    }

    /// Ends all when called; called again, at once. From any thread.
    package var stop: @Sendable () -> Void {
        { [input] in input.yield(.stop) }
    }

    /// The services as they are, in the order of their start.
    var states: [(name: String, state: Supervision.State, restarts: Int)] {
        specs.map { ($0.name, supervisions[$0.name]?.state ?? .idle, supervisions[$0.name]?.restarts ?? 0) }
    }

    /// Whether every service runs and has answered.
    package var isAllRunning: Bool { states.allSatisfy(\.state.isRunning) }

    /// Runs until it is stopped, or until a service fails in a way that starting again would not mend; then ends all.
    /// `report` hears of every change, with the states as they then are. Returns the name and exit code of the service
    /// that failed.
    package mutating func run(_ report: (Supervisor, String, Change) -> Void) async -> (
        name: String, code: Int32
    )? {
        for spec in specs { step(spec, .start, report) }
        var failure: (name: String, code: Int32)?
        for await input in inputs {
            switch input {
            case .stop: stopAll(report)
            case .of(let name, let event):
                guard let spec = specs.first(where: { $0.name == name }) else { break }
                step(spec, event, report)
            }
            if failure == nil { failure = failed() }
            if failure != nil, !isStopping { stopAll(report) }
            if isStopping, !stopNext(report) { break }
        }
        return failure
    }

    private func failed() -> (name: String, code: Int32)? {
        for entry in states {
            if case .failed(let code) = entry.state { return (entry.name, code) }
        }
        return nil
    }

    private mutating func stopAll(_ report: (Supervisor, String, Change) -> Void) {
        let event: Supervision.Event? = isStopping ? .kill : nil
        isStopping = true
        for spec in specs {
            // Those that do not run have nothing to finish; those that run wait for their turn.
            if let event {
                step(spec, event, report)
            } else if supervisions[spec.name]?.state.pid == nil {
                step(spec, .stop, report)
            }
        }
    }

    /// Last started, first stopped. False when all have ended.
    private mutating func stopNext(_ report: (Supervisor, String, Change) -> Void) -> Bool {
        for spec in specs.reversed() {
            guard let state = supervisions[spec.name]?.state, !state.isOver else { continue }
            if case .stopping = state { return true }
            step(spec, .stop, report)
            if supervisions[spec.name]?.state.isOver == false { return true }
        }
        return false
    }

    private mutating func step(
        _ spec: ServiceSpec, _ event: Supervision.Event, _ report: (Supervisor, String, Change) -> Void
    ) {
        let before = supervisions[spec.name]?.state
        let now = ContinuousClock.now
        let actions = supervisions[spec.name]?.handle(event, at: now) ?? []
        tell(spec.name, event, before, now, report)
        if supervisions[spec.name]?.state.isRunning == false {
            watches.removeValue(forKey: spec.name)?.cancel()
        }
        for action in actions {
            switch action {
            case .spawn: step(spec, spawn(spec), report)
            case .probe(let pid): probe(spec.name, pid)
            case .watch(let pid): watch(spec.name, pid)
            case .terminate(let pid): Glibc.kill(pid, SIGTERM)
            case .kill(let pid): Glibc.kill(pid, SIGKILL)
            case .wake(let instant): wake(spec.name, at: instant)
            }
        }
    }

    private func tell(
        _ name: String, _ event: Supervision.Event, _ before: Supervision.State?,
        _ now: ContinuousClock.Instant,
        _ report: (Supervisor, String, Change) -> Void
    ) {
        guard let state = supervisions[name]?.state, state != before else { return }
        switch (event, state) {
        case (_, .starting(let pid)): report(self, name, .started(pid: pid))
        case (_, .running): report(self, name, .healthy)
        case (_, .silent): report(self, name, .silent)
        case (_, .failed(let code)): report(self, name, .failed(code: code))
        case (.exited(_, let code), .waiting(let until)):
            report(self, name, .ended(code: code, restartsIn: until - now))
        case (.exited(_, let code), .stopped): report(self, name, .ended(code: code, restartsIn: nil))
        default: break
        }
    }

    private func spawn(_ spec: ServiceSpec) -> Supervision.Event {
        do {
            let child = try ChildProcess(spec.executable, spec.arguments, errors: spec.log)
            let (name, input) = (spec.name, input)
            child.whenEnded { code in input.yield(.of(name, .exited(pid: child.pid, code: code))) }
            return .spawned(pid: child.pid)
        } catch {
            return .notSpawned
        }
    }

    /// Asks until the service answers; a process that has ended in the meantime is no longer listened for.
    private func probe(_ name: String, _ pid: Int32) {
        let (isHealthy, input) = (isHealthy, input)
        Task {
            while Glibc.kill(pid, 0) == 0 {
                if await isHealthy(name) {
                    input.yield(.of(name, .healthy(pid: pid)))
                    return
                }
                do { try await Task.sleep(for: .milliseconds(50)) } catch { return }
            }
        }
    }

    /// Asks again and again, until it is cancelled.
    private mutating func watch(_ name: String, _ pid: Int32) {
        let (heartbeat, input) = (heartbeat, input)
        watches[name]?.cancel()
        watches[name] = Task {
            await heartbeat.watch(name, pid) { answered in
                input.yield(.of(name, answered ? .healthy(pid: pid) : .missed(pid: pid)))
            }
        }
    }

    private func wake(_ name: String, at instant: ContinuousClock.Instant) {
        let input = input
        Task {
            do { try await Task.sleep(until: instant, clock: .continuous) } catch { return }
            input.yield(.of(name, .timer))
        }
    }
}
