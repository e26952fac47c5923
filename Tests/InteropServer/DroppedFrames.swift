import CoreMetrics
import Synchronization

/// How many messages the bus has dropped or refused as malformed, by the counter that it keeps of them.
final class DroppedFrames: CounterHandler {
    static let shared = DroppedFrames()

    private let total = Atomic<Int64>(0)

    var count: Int64 { total.load(ordering: .sequentiallyConsistent) }

    func increment(by amount: Int64) { total.add(amount, ordering: .sequentiallyConsistent) }
    func reset() { total.store(0, ordering: .sequentiallyConsistent) }
}

/// Keeps the one counter that is asked for (`docs/observability.md` has its name), and nothing else.
struct OnlyDroppedFrames: MetricsFactory {
    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        label == "chungtay_bus_frames_dropped_total" && dimensions.contains { $0 == ("side", "server") }
            ? DroppedFrames.shared : NOOPMetricsHandler.instance
    }

    func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler { NOOPMetricsHandler.instance }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        NOOPMetricsHandler.instance
    }
    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        NOOPMetricsHandler.instance
    }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        NOOPMetricsHandler.instance
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
}
