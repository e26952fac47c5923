internal import Synchronization
internal import Vocabulary

/// What the outside may know of the store: published after each commit, and never before it.
final class PublishedHeads: Sendable {
    private struct Waiter {
        let wanted: Positions
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var current: StoreState
        var commits: UInt64 = 0
        var commands: UInt64 = 0
        var isClosed = false
        var nextID: UInt64 = 0
        var waiters: [UInt64: Waiter] = [:]
        var listeners: [UInt64: AsyncStream<UInt64>.Continuation] = [:]
    }

    private let service: String
    private let state: Mutex<State>

    init(service: String, state current: StoreState) {
        self.service = service
        state = Mutex(State(current: current))
    }

    var current: StoreState { state.withLock { $0.current } }
    var positions: Positions { current.positions(of: service) }
    var tally: StoreTally { state.withLock { StoreTally(commands: $0.commands, commits: $0.commits) } }

    func publish(_ current: StoreState, commands: Int) {
        let (woken, listeners) = state.withLock { state in
            let moved = state.current.head != current.head
            state.current = current
            state.commits += 1
            state.commands += UInt64(commands)
            var woken: [(CheckedContinuation<Void, any Error>, Result<Void, any Error>)] = []
            for (id, waiter) in state.waiters {
                guard let outcome = verdict(on: waiter.wanted, in: current) else { continue }
                woken.append((waiter.continuation, outcome))
                state.waiters[id] = nil
            }
            return (woken, moved ? Array(state.listeners.values) : [])
        }
        for (continuation, outcome) in woken { continuation.resume(with: outcome) }
        for listener in listeners { listener.yield(current.head) }
    }

    /// Nil while it has to be waited for.
    private func verdict(on wanted: Positions, in current: StoreState) -> Result<Void, any Error>? {
        switch current.standing(of: wanted, in: service) {
        case .reached: .success(())
        case .ahead: nil
        case .lost(let source): .failure(StoreError.seenLost(source: source))
        }
    }

    func close() {
        let (waiters, listeners) = state.withLock { state in
            state.isClosed = true
            defer {
                state.waiters = [:]
                state.listeners = [:]
            }
            return (Array(state.waiters.values), Array(state.listeners.values))
        }
        for waiter in waiters { waiter.continuation.resume(throwing: StoreError.closed) }
        for listener in listeners { listener.finish() }
    }

    /// Returns once the positions are at least `wanted`. Throws ``StoreError/seenLost(source:)``.
    func wait(for wanted: Positions) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    // A cancellation from here on finds the waiter below; one from before is seen here.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.isClosed { return .failure(StoreError.closed) }
                    if let verdict = verdict(on: wanted, in: state.current) { return verdict }
                    state.waiters[id] = Waiter(wanted: wanted, continuation: continuation)
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
            waiter?.continuation.resume(throwing: CancellationError())
        }
    }

    func heads() -> AsyncStream<UInt64> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: UInt64.self, bufferingPolicy: .bufferingNewest(1))
        let id: UInt64? = state.withLock { state in
            guard !state.isClosed else { return nil }
            state.nextID += 1
            state.listeners[state.nextID] = continuation
            // Under the lock, so that no later head overtakes it.
            continuation.yield(state.current.head)
            return state.nextID
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: id) }
        }
        return stream
    }
}
