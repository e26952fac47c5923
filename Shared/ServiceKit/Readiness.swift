internal import Store
internal import Synchronization
internal import Vocabulary

/// How ready a service is: whether it drains, and how its followers fare. They write it, health reads it.
final class Readiness: Sendable {
    private struct Log {
        var connected = false
        var everConnected = false
        /// The last event known to be in the log.
        var head: UInt64 = 0
        var problem: String?
        /// It is not the log that was followed, and what is to be taken back has not been yet.
        var parted = false
    }

    private struct State {
        var logs: [String: Log] = [:]
        var draining = false
        var watchers: [Int: AsyncStream<Void>.Continuation] = [:]
        var nextWatcher = 0
    }

    private let current: Mutex<State>

    /// - Parameter sources: the services whose logs are followed.
    init(sources: some Sequence<String>) {
        current = Mutex(State(logs: Dictionary(uniqueKeysWithValues: Set(sources).map { ($0, Log()) })))
    }

    func follows(_ source: String) -> Bool { current.withLock { $0.logs[source] != nil } }

    /// The last event known to be in a log that is followed; nil while there is no connection to it.
    func head(of source: String) -> UInt64? {
        current.withLock { $0.logs[source].flatMap { $0.connected ? $0.head : nil } }
    }

    var isDraining: Bool { current.withLock { $0.draining } }

    func drain() { change { $0.draining = true } }

    func connected(_ source: String, head: UInt64) {
        change {
            $0.logs[source, default: Log()].connected = true
            $0.logs[source, default: Log()].everConnected = true
            $0.logs[source, default: Log()].head = head
            $0.logs[source, default: Log()].problem = nil
            $0.logs[source, default: Log()].parted = false
        }
    }

    /// The log turned out to be in another life.
    func parted(_ source: String) { change { $0.logs[source, default: Log()].parted = true } }

    /// Something else than a connection has changed.
    func changed() { change { _ in } }

    func disconnected(_ source: String, problem: String?) {
        change {
            $0.logs[source, default: Log()].connected = false
            $0.logs[source, default: Log()].problem = problem
        }
    }

    /// An event of this number has arrived.
    func heard(_ source: String, _ position: UInt64) {
        current.withLock {
            let known = $0.logs[source, default: Log()].head
            $0.logs[source, default: Log()].head = max(known, position)
        }
    }

    /// One report a source, sorted by name.
    func reports(cursors: (String) -> LogCursor, rewinds: [String: Rewind]) -> [FollowingReport] {
        let logs = current.withLock { $0.logs }
        return logs.sorted { $0.key < $1.key }.map { source, log in
            let cursor = cursors(source)
            return FollowingReport(
                source: source, connected: log.connected, position: cursor.position,
                lag: log.head > cursor.position ? log.head - cursor.position : 0, problem: log.problem,
                incarnation: cursor.incarnation, chain: cursor.chain,
                rewound: rewinds[source].map(RewindReport.init))
        }
    }

    func state(rewinds: [String: Rewind]) -> HealthReport.State {
        current.withLock { current in
            if current.draining { return .draining }
            let isParted = current.logs.values.contains(where: \.parted)
            if isParted || rewinds.values.contains(where: { !$0.isSettled }) { return .rewinding }
            return current.logs.values.allSatisfy(\.everConnected) ? .serving : .starting
        }
    }

    /// Yields at once, and again whenever a follower connects, disconnects or the service begins to drain.
    func changes() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let key = current.withLock { current in
            current.nextWatcher += 1
            current.watchers[current.nextWatcher] = continuation
            return current.nextWatcher
        }
        continuation.onTermination = { [weak self] _ in
            self?.current.withLock { _ = $0.watchers.removeValue(forKey: key) }
        }
        continuation.yield()
        return stream
    }

    private func change(_ body: (inout sending State) -> Void) {
        let watchers = current.withLock { current in
            body(&current)
            return Array(current.watchers.values)
        }
        for watcher in watchers { watcher.yield() }
    }
}

extension RewindReport {
    fileprivate init(_ rewind: Rewind) {
        self.init(at: rewind.at, lastLearned: rewind.from, lastKept: rewind.to, settled: rewind.isSettled)
    }
}
