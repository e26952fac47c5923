internal import CoreMetrics
internal import Synchronization

/// The figures of one service since it started, kept in memory: for `admin.Metrics/Get`, so that metrics can be read
/// without a system that gathers them.
final class MetricsBook: MetricsFactory {
    struct Key: Hashable, Comparable {
        let label: String
        let dimensions: [String: String]

        static func < (left: Key, right: Key) -> Bool {
            if left.label != right.label { return left.label < right.label }
            return left.values.lexicographicallyPrecedes(right.values)
        }

        private var values: [String] { dimensions.sorted { $0.key < $1.key }.map(\.value) }
    }

    /// Two that ask for the same name and dimensions get the same cell.
    private let counters = Mutex<[Key: CounterCell]>([:])
    private let gauges = Mutex<[Key: GaugeCell]>([:])
    private let histograms = Mutex<[Key: HistogramCell]>([:])

    private func cell<Cell: Sendable>(
        _ label: String, _ dimensions: [(String, String)], in cells: borrowing Mutex<[Key: Cell]>,
        _ make: () -> Cell
    ) -> Cell {
        let key = Key(label: label, dimensions: Dictionary(dimensions) { _, last in last })
        return cells.withLock { cells in
            if let cell = cells[key] { return cell }
            let cell = make()
            cells[key] = cell
            return cell
        }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, dimensions, in: counters, CounterCell.init)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, dimensions, in: gauges, GaugeCell.init)
    }

    func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        aggregate
            ? cell(label, dimensions, in: histograms, HistogramCell.init)
            : cell(label, dimensions, in: gauges, GaugeCell.init)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cell(label, dimensions, in: histograms, HistogramCell.init)
    }

    // What has been counted stays, for as long as the process runs.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
}

extension MetricsBook {
    /// A counter or gauge without dimensions, 0 where it was never set.
    func whole(_ label: String) -> UInt64 {
        let key = Key(label: label, dimensions: [:])
        let counted = counters.withLock { $0[key] }.map { Double($0.value) }
        let value = counted ?? gauges.withLock { $0[key] }?.value ?? 0
        return UInt64(max(0, value))
    }

    /// Counters and gauges, by name.
    var values: [(key: Key, value: Double)] {
        let counted = counters.withLock { $0 }.map { (key: $0.key, value: Double($0.value.value)) }
        let measured = gauges.withLock { $0 }.map { (key: $0.key, value: $0.value.value) }
        return (counted + measured).sorted { $0.key < $1.key }
    }

    /// What was recorded or timed, by name; times in nanoseconds.
    var distributions: [(key: Key, histogram: Histogram)] {
        histograms.withLock { $0 }.map { (key: $0.key, histogram: $0.value.histogram) }
            .sorted { $0.key < $1.key }
    }
}
