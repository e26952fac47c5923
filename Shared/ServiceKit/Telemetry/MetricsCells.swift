internal import CoreMetrics
internal import Synchronization

// Where figures are kept, one a series.

final class CounterCell: CounterHandler {
    private let count = Atomic<Int64>(0)

    var value: Int64 { count.load(ordering: .relaxed) }

    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { count.store(0, ordering: .relaxed) }
}

final class GaugeCell: MeterHandler, RecorderHandler {
    private let current = Mutex(0.0)

    var value: Double { current.withLock { $0 } }

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { current.withLock { $0 = value } }
    func increment(by amount: Double) { current.withLock { $0 += amount } }
    func decrement(by amount: Double) { current.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(value) }
    func record(_ value: Double) { set(value) }
}

final class HistogramCell: RecorderHandler, TimerHandler {
    private let recorded = Mutex(Histogram())

    var histogram: Histogram { recorded.withLock { $0 } }

    func record(_ value: Int64) { recorded.withLock { $0.record(value) } }
    func record(_ value: Double) { record(Int64(max(0, min(value, 0x1p62)).rounded())) }
    func recordNanoseconds(_ duration: Int64) { record(duration) }
}
