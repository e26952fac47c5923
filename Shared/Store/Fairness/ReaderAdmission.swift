internal import GRDB
internal import Synchronization

/// Lets queries at the file in their turn, and interrupts those that have used up their time. What decides is
/// ``ReadingTurns``.
final class ReaderAdmission: Sendable {
    private typealias Ticket = ReadingTurns.Ticket

    private struct State {
        var turns: ReadingTurns
        /// Each is told whether it gives way.
        var waiting: [Ticket: CheckedContinuation<Bool, any Error>] = [:]
        /// Whose turn came before they waited for it, and whether they give way.
        var called: [Ticket: Bool] = [:]
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
        var begin: [(CheckedContinuation<Bool, any Error>, givesWay: Bool)] = []
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

    /// Does `work` when it is `reader`'s turn, and tells it whether it gives way to others. Throws what it throws, ``StoreError/outOfTime(method:)`` when it was interrupted
    /// because its time was over, and `CancellationError` when the caller is cancelled.
    func read<Value: Sendable>(
        as reader: Reader, _ work: @escaping @Sendable (_ givesWay: Bool) async throws -> Value
    ) async throws -> Value {
        let (ticket, givesWay) = try await enter(reader)
        defer { leave(ticket, reader) }
        // A task of its own, which can be cancelled although the caller is not: that interrupts the statement that runs, and
        // lets none begin.
        let task = Task.immediate { try await work(givesWay) }
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

    private func enter(_ reader: Reader) async throws -> (Ticket, givesWay: Bool) {
        let (ticket, aftermath) = state.withLock { state in
            let ticket = state.turns.arrive(reader)
            return (ticket, look(&state))
        }
        carryOut(aftermath)
        // The common case waits for nothing.
        if let givesWay = state.withLock({ $0.called.removeValue(forKey: ticket) }) {
            return (ticket, givesWay)
        }
        let givesWay = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<Bool, any Error>) in
                let outcome: Result<Bool, any Error>? = state.withLock { state in
                    if let givesWay = state.called.removeValue(forKey: ticket) { return .success(givesWay) }
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
        return (ticket, givesWay)
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
            let givesWay = verdict.givingWay.contains(ticket)
            if let continuation = state.waiting.removeValue(forKey: ticket) {
                aftermath.begin.append((continuation, givesWay))
            } else {
                state.called[ticket] = givesWay
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
        for (continuation, givesWay) in aftermath.begin { continuation.resume(returning: givesWay) }
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
