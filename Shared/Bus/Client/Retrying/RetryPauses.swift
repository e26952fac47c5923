internal import Synchronization

/// The pauses that calls of one client make between attempts. A service may ask for long ones: closing the client ends
/// them all.
final class RetryPauses: Sendable {
    enum End: Hashable, Sendable {
        case passed
        /// Whoever waited was cancelled.
        case cancelled
        /// The client is closed.
        case over
    }

    private struct State: Sendable {
        var isOver = false
        var lastNumber: UInt64 = 0
        var running: [UInt64: Task<Void, any Error>] = [:]
    }

    private let state = Mutex(State())

    var areOver: Bool { state.withLock { $0.isOver } }

    /// How many callers wait.
    var count: Int { state.withLock { $0.running.count } }

    /// Ends those that run; later ones end at once.
    func end() {
        let running = state.withLock { state in
            state.isOver = true
            return state.running.values.map(\.self)
        }
        for sleep in running { sleep.cancel() }
    }

    nonisolated(nonsending) func pause(_ time: Duration) async -> End {
        let sleep = Task { try await Task.sleep(for: time) }
        let number: UInt64? = state.withLock { state in
            guard !state.isOver else { return nil }
            state.lastNumber += 1
            state.running[state.lastNumber] = sleep
            return state.lastNumber
        }
        guard let number else {
            sleep.cancel()
            return .over
        }
        defer { state.withLock { $0.running[number] = nil } }
        do {
            try await withTaskCancellationHandler {
                try await sleep.value
            } onCancel: {
                sleep.cancel()
            }
            return .passed
        } catch {
            // Sleep fails only when it is cut short: by the caller's cancellation, or by `end`.
            return Task.isCancelled ? .cancelled : .over
        }
    }
}
