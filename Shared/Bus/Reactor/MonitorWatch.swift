internal import ZeroMQ

/// A socket's monitor in a reactor's poll set.
final class MonitorWatch: Pollable {
    private let monitor: Monitor
    private let report: (Monitor.Event) -> Void
    let fileDescriptors: [Int32]
    var needsLook = true
    var nextDeadline: ContinuousClock.Instant? { nil }

    init(_ monitor: Monitor, report: @escaping (Monitor.Event) -> Void) throws(ZeroMQError) {
        (self.monitor, self.report) = (monitor, report)
        fileDescriptors = [try monitor.fileDescriptor]
    }

    func look() -> Bool {
        do {
            while let event = try monitor.next() { report(event) }
        } catch {
            // Only of a context that was shut down: there is nothing left to report.
        }
        return false
    }

    func timePassed(_ now: ContinuousClock.Instant) {}
}
