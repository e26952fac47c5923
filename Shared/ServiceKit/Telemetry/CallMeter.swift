internal import Bus
internal import Metrics
internal import Synchronization

/// Counts and times calls by method and status, in whatever metrics backend the process has been given.
final class CallMeter: Sendable {
    private struct Series: Hashable {
        let method: String
        let status: Status
    }

    /// Made once a series: looking a metric up in the backend on every call would cost more than the call's
    /// log line.
    private let timers = Mutex<[Series: Metrics.Timer]>([:])

    func record(method: String, status: Status, nanoseconds: Int64) {
        let series = Series(method: method, status: status)
        let timer = timers.withLock { timers in
            if let timer = timers[series] { return timer }
            let timer = Metrics.Timer(
                label: "chungtay_call_seconds", dimensions: [("method", method), ("status", status.name)])
            timers[series] = timer
            return timer
        }
        timer.recordNanoseconds(nanoseconds)
    }
}
