/// When a server looks which of its peers are gone, after it heard that some connection broke.
struct ProbeSchedule: Hashable, Sendable {
    /// A broken connection is reported a little before the ROUTER has forgotten it: how little depends on how much else
    /// the machine does.
    private static let delays: [Duration] = [.milliseconds(20), .milliseconds(250), .seconds(3)]

    private var dates: [ContinuousClock.Instant] = []

    var next: ContinuousClock.Instant? { dates.first }

    /// A connection broke. What is due first stays due, so that breaks without pause do not put it off for ever;
    /// what was due last makes way for what is due after this break.
    mutating func add(_ now: ContinuousClock.Instant) {
        dates = dates.prefix(1) + ProbeSchedule.delays.map { now.advanced(by: $0) }
    }

    /// Whether to look now.
    mutating func isDue(_ now: ContinuousClock.Instant) -> Bool {
        guard let first = dates.first, first <= now else { return false }
        dates.removeAll { $0 <= now }
        return true
    }
}
