internal import Synchronization
internal import Vocabulary

/// Where this service's followers write how they fare, and where health reads it.
final class FollowingBoard: Sendable {
    private struct State {
        var connected = false
        var everConnected = false
        /// The last event known to be in the log.
        var head: UInt64 = 0
        var problem: String?
    }

    private struct Board {
        var states: [String: State] = [:]
        var draining = false
        var watchers: [Int: AsyncStream<Void>.Continuation] = [:]
        var nextWatcher = 0
    }

    private let board: Mutex<Board>

    init(sources: some Sequence<String>) {
        board = Mutex(Board(states: Dictionary(uniqueKeysWithValues: Set(sources).map { ($0, State()) })))
    }

    func follows(_ source: String) -> Bool { board.withLock { $0.states[source] != nil } }

    var isDraining: Bool { board.withLock { $0.draining } }

    func drain() { change { $0.draining = true } }

    func connected(_ source: String, head: UInt64) {
        change {
            $0.states[source, default: State()].connected = true
            $0.states[source, default: State()].everConnected = true
            $0.states[source, default: State()].head = head
            $0.states[source, default: State()].problem = nil
        }
    }

    func disconnected(_ source: String, problem: String?) {
        change {
            $0.states[source, default: State()].connected = false
            $0.states[source, default: State()].problem = problem
        }
    }

    /// An event of this number has arrived.
    func heard(_ source: String, _ position: UInt64) {
        board.withLock {
            let known = $0.states[source, default: State()].head
            $0.states[source, default: State()].head = max(known, position)
        }
    }

    /// One report a source, sorted by name.
    func reports(cursors: (String) -> UInt64) -> [FollowingReport] {
        let states = board.withLock { $0.states }
        return states.sorted { $0.key < $1.key }.map { source, state in
            let cursor = cursors(source)
            return FollowingReport(
                source: source, connected: state.connected, position: cursor,
                lag: state.head > cursor ? state.head - cursor : 0, problem: state.problem)
        }
    }

    var state: HealthReport.State {
        board.withLock { board in
            if board.draining { return .draining }
            return board.states.values.allSatisfy(\.everConnected) ? .serving : .starting
        }
    }

    /// Yields at once, and again whenever a follower connects, disconnects or the service begins to drain.
    func changes() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let key = board.withLock { board in
            board.nextWatcher += 1
            board.watchers[board.nextWatcher] = continuation
            return board.nextWatcher
        }
        continuation.onTermination = { [weak self] _ in
            self?.board.withLock { _ = $0.watchers.removeValue(forKey: key) }
        }
        continuation.yield()
        return stream
    }

    private func change(_ body: (inout sending Board) -> Void) {
        let watchers = board.withLock { board in
            body(&board)
            return Array(board.watchers.values)
        }
        for watcher in watchers { watcher.yield() }
    }
}
