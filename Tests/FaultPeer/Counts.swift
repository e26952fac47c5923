import CoreMetrics
import Synchronization

/// swift-metrics' counters, to be read again; everything else is measured for nobody.
final class Counts: MetricsFactory {
    static let shared = Counts()

    private final class Count: CounterHandler {
        private let sum = Atomic<Int64>(0)

        var value: Int { Int(sum.load(ordering: .relaxed)) }

        func increment(by amount: Int64) { sum.add(amount, ordering: .relaxed) }
        func reset() { sum.store(0, ordering: .relaxed) }
    }

    private let counters = Mutex<[String: Count]>([:])

    /// Over all dimensions.
    func value(of label: String) -> Int { counters.withLock { $0[label]?.value ?? 0 } }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        counters.withLock { counters in
            let count = counters[label] ?? Count()
            counters[label] = count
            return count
        }
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        NOOPMetricsHandler.instance
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        NOOPMetricsHandler.instance
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
}
