internal import GRDB
internal import Synchronization

/// Lets queries at the file in their turn, and interrupts those that have used up their time. What decides is
/// ``ReadingTurns``.
final class ReaderAdmission: Sendable {
    private typealias Ticket = ReadingTurns.Ticket

    private struct State {
        var turns: ReadingTurns
        var waiting: [Ticket: CheckedContinuation<Void, any Error>] = [:]
        /// Whose turn came before they waited for it.
        var called: Set<Ticket> = []
        /// How those that run are interrupted.
        var interrupts: [Ticket: @Sendable () -> Void] = [:]
        var interrupted: Set<Ticket> = []
        /// The next moment at which somebody looks.
        var alarm: ContinuousClock.Instant?
        /// Who sleeps until then; one at most.
        var sleeper: Task<Void, Never>?
    }

    /// What is to be done once the lock is given back.
    private struct Aftermath {
        var begin: [CheckedContinuation<Void, any Error>] = []
        var interrupts: [@Sendable () -> Void] = []
    }

    /// Somebody looks after so long although there is nothing to see: what the service does for itself may take a day, and who
    /// sleeps so long for what is over in a moment is not to be many.
    static let longestSleep = Duration.seconds(60)

    private let state: Mutex<State>

    init(_ limits: ReadingTurns.Limits) { state = Mutex(State(turns: ReadingTurns(limits))) }

    deinit { state.withLock { $0.sleeper?.cancel() } }

    /// How many are at the file, and how many wait for it. For tests.
    var census: (running: Int, waiting: Int) {
        state.withLock { ($0.turns.runningCount, $0.turns.waitingCount) }
    }

    /// When somebody looks next who need not be called; nil where nobody does. For tests.
    var alarm: ContinuousClock.Instant? { state.withLock { $0.alarm } }

    /// Does `work` when it is `reader`'s turn. Throws what it throws, ``StoreError/outOfTime(method:)`` when it was interrupted
    /// because its time was over, and `CancellationError` when the caller is cancelled.
    func read<Value: Sendable>(
        as reader: Reader, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let ticket = try await enter(reader)
        defer { leave(ticket, reader) }
        // A task of its own, which can be cancelled although the caller is not: that interrupts the statement that runs, and
        // lets none begin.
        let task = Task.immediate(operation: work)
        let isLate = state.withLock { state in
            state.interrupts[ticket] = { task.cancel() }
            return state.interrupted.contains(ticket)
        }
        if isLate { task.cancel() }
        do {
            return try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        } catch {
            guard isInterruption(error), state.withLock({ $0.interrupted.contains(ticket) }) else {
                throw error
            }
            throw StoreError.outOfTime(method: reader.method)
        }
    }

    private func isInterruption(_ error: any Error) -> Bool {
        error is CancellationError || (error as? DatabaseError)?.resultCode == .SQLITE_INTERRUPT
    }

    private func enter(_ reader: Reader) async throws -> Ticket {
        let (ticket, aftermath) = state.withLock { state in
            let ticket = state.turns.arrive(reader)
            return (ticket, look(&state))
        }
        carryOut(aftermath)
        // The common case waits for nothing.
        if state.withLock({ $0.called.remove(ticket) }) != nil { return ticket }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<Void, any Error>) in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if state.called.remove(ticket) != nil { return .success(()) }
                    // A cancellation from here on finds the continuation below; one from before is seen here.
                    if Task.isCancelled {
                        state.turns.leave(ticket, of: reader.account, .now)
                        return .failure(CancellationError())
                    }
                    state.waiting[ticket] = continuation
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let continuation = state.withLock { state in
                let continuation = state.waiting.removeValue(forKey: ticket)
                if continuation != nil { state.turns.leave(ticket, of: reader.account, .now) }
                return continuation
            }
            continuation?.resume(throwing: CancellationError())
        }
        return ticket
    }

    private func leave(_ ticket: Ticket, _ reader: Reader) {
        let aftermath = state.withLock { state in
            state.interrupts[ticket] = nil
            state.interrupted.remove(ticket)
            state.turns.leave(ticket, of: reader.account, .now)
            return look(&state)
        }
        carryOut(aftermath)
    }

    private func look(_ state: inout State) -> Aftermath {
        let verdict = state.turns.look(.now)
        var aftermath = Aftermath()
        for ticket in verdict.begin {
            if let continuation = state.waiting.removeValue(forKey: ticket) {
                aftermath.begin.append(continuation)
            } else {
                state.called.insert(ticket)
            }
        }
        for ticket in verdict.interrupt {
            state.interrupted.insert(ticket)
            if let interrupt = state.interrupts[ticket] { aftermath.interrupts.append(interrupt) }
        }
        if let next = state.turns.nextLook.map({ min($0, .now + Self.longestSleep) }),
            state.alarm.map({ next < $0 }) ?? true
        {
            set(next, &state)
        }
        return aftermath
    }

    /// Whoever slept until a later moment sleeps no more.
    private func set(_ alarm: ContinuousClock.Instant, _ state: inout State) {
        state.alarm = alarm
        state.sleeper?.cancel()
        state.sleeper = Task.detached { [weak self] in
            do { try await Task.sleep(until: alarm, clock: .continuous) } catch { return }
            self?.ring(alarm)
        }
    }

    private func carryOut(_ aftermath: Aftermath) {
        for continuation in aftermath.begin { continuation.resume() }
        for interrupt in aftermath.interrupts { interrupt() }
    }

    private func ring(_ alarm: ContinuousClock.Instant) {
        let aftermath = state.withLock { state -> Aftermath? in
            // An earlier one has been set since.
            guard state.alarm == alarm else { return nil }
            state.alarm = nil
            return look(&state)
        }
        if let aftermath { carryOut(aftermath) }
    }
}
