/// How soon a call that is refused for want of room may find some: by the pace at which room has come lately.
struct RetryDelayEstimate {
    /// Milliseconds, each twice the one before, so that few different refusals are ever written.
    private static let steps = [50, 100, 200, 400, 800, 1600, 3200]

    private var last: ContinuousClock.Instant?
    /// Between two that end, smoothed over about sixteen.
    private var gap: Duration?

    /// One has ended while others wait.
    mutating func ended(_ now: ContinuousClock.Instant) {
        defer { last = now }
        guard let last else { return }
        let latest = now - last
        gap = gap.map { $0 + (latest - $0) / 16 } ?? latest
    }

    /// Nobody waits: what comes later says nothing about now.
    mutating func rest() { last = nil }

    /// Milliseconds until those in `places` before have had their turn, at least 50 and at most 5,600; spread, so that
    /// those who are refused together do not come back together.
    func delay(
        behind places: Int, _ now: ContinuousClock.Instant, using generator: inout some RandomNumberGenerator
    ) -> Int {
        let measured = (gap ?? .zero) * (places + 1)
        // When nothing has ended for long, it may take as long again.
        let expected = max(measured, last.map { now - $0 } ?? .zero)
        let step = RetryDelayEstimate.steps.first { .milliseconds($0) >= expected } ?? 3200
        return step * Int.random(in: 4...7, using: &generator) / 4
    }
}
