public import Bus
public import Vocabulary

/// What a service has counted and timed since it started. In every service.
public enum AdminMetrics {
    /// How often each method was called, how that ended and how long it took; what the bus carries.
    public static let get = Query<Empty, MetricsReport>("admin.Metrics/Get", needs: .operator)
}

/// The figures of one service since it started.
public struct MetricsReport: Codable, Hashable, Sendable {
    /// The calls of one method that ended in one way.
    public struct Calls: Codable, Hashable, Sendable {
        /// `registry.Children/Register`; `unknown` for all names that no method has.
        public let method: String
        /// `OK`, `INVALID_ARGUMENT`, …
        public let status: String
        public let count: UInt64
        /// Half of them took at most so many microseconds, within 3 %.
        public let p50: Int64
        /// 99 of 100 took at most so many microseconds, within 3 %.
        public let p99: Int64
        /// The longest took so many microseconds.
        public let max: Int64
    }

    /// One counter or gauge.
    public struct Figure: Codable, Hashable, Sendable {
        /// `chungtay_bus_peers_connected`.
        public let name: String
        public let labels: [String: String]
        public let value: Double
    }

    public let service: String
    /// When the service started, by the machine's clock.
    public let since: Timestamp
    /// By method, then status.
    public let calls: [Calls]
    /// All but those of calls, by name.
    public let figures: [Figure]
}

extension MetricsReport {
    init(service: String, since: Timestamp, _ book: MetricsBook) {
        let calls = book.distributions.filter { $0.key.label == MetricNames.duration }.map { entry in
            let times = entry.histogram
            return Calls(
                method: entry.key.dimensions["method"] ?? "", status: entry.key.dimensions["status"] ?? "",
                count: times.count, p50: times.percentile(0.5) / 1000, p99: times.percentile(0.99) / 1000,
                max: times.maximum / 1000)
        }
        let figures = book.values.filter { $0.key.label != MetricNames.calls }.map {
            Figure(name: $0.key.label, labels: $0.key.dimensions, value: $0.value)
        }
        self.init(service: service, since: since, calls: calls, figures: figures)
    }
}
