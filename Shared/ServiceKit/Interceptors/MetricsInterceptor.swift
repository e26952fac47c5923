internal import Bus
internal import Metrics
internal import Synchronization

/// Counts and times calls by method and status, in whatever metrics backend it is given.
final class MetricsInterceptor: Interceptor {
    private struct Series: Hashable {
        let method: String
        let status: Status
    }

    private struct Instruments {
        let calls: Counter
        let duration: Metrics.Timer
    }

    private let factory: any MetricsFactory
    /// Made once a series: looking a metric up in the backend costs more than counting.
    private let instruments = Mutex<[Series: Instruments]>([:])

    init(_ factory: any MetricsFactory) { self.factory = factory }

    func end(_ call: ServedCall, _ outcome: CallOutcome) {
        // A name that is no method's is the caller's text: it must not make a time series.
        let series = Series(method: call.route?.name ?? "unknown", status: outcome.status)
        let instruments = instruments.withLock { known in
            if let found = known[series] { return found }
            let made = make(series)
            known[series] = made
            return made
        }
        instruments.calls.increment()
        instruments.duration.recordNanoseconds(outcome.nanoseconds)
    }

    private func make(_ series: Series) -> Instruments {
        let dimensions = [("method", series.method), ("status", series.status.name)]
        return Instruments(
            calls: Counter(label: MetricNames.calls, dimensions: dimensions, factory: factory),
            duration: Metrics.Timer(label: MetricNames.duration, dimensions: dimensions, factory: factory))
    }
}
