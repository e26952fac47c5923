internal import CoreMetrics
internal import Logging
internal import Store
internal import Synchronization
internal import Vocabulary

/// How much room a service's store takes up and has left, as it was when somebody last looked: asking the file system can take
/// as long as a disk takes, and whoever asks after health is answered at once.
final class DiskSpace: Sendable {
    private let settings: DiskSpaceSettings
    private let measure: @Sendable () -> StoreSizes?
    private let damage: @Sendable () -> [String]
    private let changed: @Sendable () -> Void
    private let logger: Logger
    private let meters: Meters
    private let last: Mutex<Known>

    private struct Known {
        let sizes: StoreSizes
        let state: StorageReport.State
    }

    private struct Meters {
        let file: Meter
        let journal: Meter
        let free: Meter
    }

    /// Looks once. `changed` is called when the state has become another.
    init(
        _ settings: DiskSpaceSettings, metrics: any MetricsFactory, logger: Logger,
        measure: @escaping @Sendable () -> StoreSizes?,
        damage: @escaping @Sendable () -> [String] = { [] }, changed: @escaping @Sendable () -> Void
    ) {
        (self.settings, self.measure) = (settings, measure)
        (self.damage, self.changed, self.logger) = (damage, changed, logger)
        func meter(_ name: String) -> Meter { Meter(label: name, dimensions: [], factory: metrics) }
        meters = Meters(
            file: meter(MetricNames.storeFile), journal: meter(MetricNames.storeJournal),
            free: meter(MetricNames.diskFree))
        // Where nobody knows, there is enough.
        last = Mutex(Known(sizes: StoreSizes(file: 0, journal: 0, free: 0, total: 0), state: .ample))
        look()
    }

    /// Looks again.
    func look() {
        let measured = measure()
        let found = damage()
        let (before, now) = last.withLock { last in
            let before = last
            if let measured {
                last = Known(sizes: measured, state: settings.state(of: measured, after: before.state))
            }
            // That is said where the file system says nothing, too.
            if !found.isEmpty { last = Known(sizes: last.sizes, state: .damaged) }
            return (before, last)
        }
        if let measured {
            meters.file.set(measured.file)
            meters.journal.set(measured.journal)
            meters.free.set(measured.free)
        }
        guard now.state != before.state else { return }
        let level: Logger.Level =
            switch now.state {
            case .ample: .notice
            case .low: .warning
            case .full, .damaged: .error
            }
        var metadata: Logger.Metadata = ["state": "\(now.state)", "free": "\(now.sizes.free)"]
        if let first = found.first { metadata["damage"] = "\(first)" }
        logger.log(level: level, "room on the disk", metadata: metadata)
        changed()
    }

    var report: StorageReport {
        let known = last.withLock { $0 }
        return StorageReport(
            state: known.state, bytes: known.sizes.file, journalBytes: known.sizes.journal,
            freeBytes: known.sizes.free, totalBytes: known.sizes.total)
    }

    /// Throws ``StoreError/notDurable(reason:)`` while there is no room to take anything in, and
    /// ``StoreError/damaged(reason:)`` once the file is known not to be what was written.
    func requireRoom() throws(StoreError) {
        if let found = damage().first { throw .damaged(reason: found) }
        let known = last.withLock { $0 }
        guard known.state == .full else { return }
        throw .notDurable(reason: "\(known.sizes.free) octets are free on the disk")
    }
}

extension DiskSpaceSettings {
    /// What so much room is called. What has been called too little is so until there is a sixteenth more, so that the word does
    /// not change with every page.
    func state(of sizes: StoreSizes, after before: StorageReport.State) -> StorageReport.State {
        func isBelow(_ limit: Int64, _ was: Bool) -> Bool { sizes.free < (was ? limit + limit / 16 : limit) }
        if isBelow(full, before == .full) { return .full }
        return isBelow(low, before != .ample) ? .low : .ample
    }
}
