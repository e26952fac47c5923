internal import Histogram

/// Of many calls, in µs.
struct Latency: Codable {
    let p50: Double
    let p99: Double
    let p999: Double
    /// The 99th percentile with what coordinated omission hides added back: while one call of a closed loop is slow,
    /// those that would have been made meanwhile are not, and do not count as slow. Every call longer than the median
    /// counts as the row of calls, one median apart, that it kept from being made (HdrHistogram's correction). Nil where
    /// calls are timed from the moment at which they were to begin: nothing is left out there.
    let p99Corrected: Double?

    /// - Parameter taken: ns a call.
    init(_ taken: [UInt64], closedLoop: Bool) {
        var histogram = Latency.histogram
        for value in taken { _ = histogram.record(min(value, histogram.highestTrackableValue)) }
        p50 = Latency.microseconds(histogram, 50)
        p99 = Latency.microseconds(histogram, 99)
        p999 = Latency.microseconds(histogram, 99.9)
        guard closedLoop else {
            p99Corrected = nil
            return
        }
        let interval = max(1, histogram.valueAtPercentile(50))
        var corrected = Latency.histogram
        for value in taken {
            _ = corrected.recordCorrectedValue(
                min(value, corrected.highestTrackableValue), expectedInterval: interval)
        }
        p99Corrected = Latency.microseconds(corrected, 99)
    }

    /// 1 ns to a minute, three digits.
    private static var histogram: Histogram<UInt64> {
        Histogram(highestTrackableValue: 60_000_000_000, numberOfSignificantValueDigits: .three)
    }

    private static func microseconds(_ histogram: Histogram<UInt64>, _ percentile: Double) -> Double {
        Double(histogram.valueAtPercentile(percentile)) / 1000
    }
}
