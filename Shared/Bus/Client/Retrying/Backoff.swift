/// The pauses of one call.
struct Backoff: Sendable {
    private let policy: RetryPolicy
    private let deadline: ContinuousClock.Instant?
    private var bound: Duration
    /// Without a deadline: when patience with the present row of failures ends, and when its last pause did.
    private var row: (end: ContinuousClock.Instant, resumed: ContinuousClock.Instant)?

    init(_ policy: RetryPolicy, deadline: ContinuousClock.Instant?) {
        (self.policy, self.deadline) = (policy, deadline)
        bound = policy.firstPause
    }

    /// The next pause: what the service asked for, and jitter on top; nil when it would end too late for another
    /// attempt.
    mutating func pause(
        asked: Duration?, now: ContinuousClock.Instant, using generator: inout some RandomNumberGenerator
    ) -> Duration? {
        guard !policy.isNever else { return nil }
        let end = end(now)
        var spread = bound
        // What fits as asked for is not put off beyond the end by chance.
        if let asked { spread = max(.zero, min(spread, now.duration(to: end) - asked - .milliseconds(1))) }
        bound = min(bound * 2, policy.longestPause)
        let jitter = spread * Double.random(in: 0...1, using: &generator)
        return resume(after: (asked ?? .zero) + jitter, now, by: end)
    }

    /// The pause until an endpoint is worth trying again, for an attempt that sent nothing: that is no reason to be more
    /// careful the next time.
    mutating func pause(
        until opening: Duration, now: ContinuousClock.Instant,
        using generator: inout some RandomNumberGenerator
    ) -> Duration? {
        guard !policy.isNever else { return nil }
        let jitter = policy.firstPause * Double.random(in: 0...1, using: &generator)
        return resume(after: opening + jitter, now, by: end(now))
    }

    private mutating func resume(
        after pause: Duration, _ now: ContinuousClock.Instant, by end: ContinuousClock.Instant
    ) -> Duration? {
        let resumed = now.advanced(by: pause)
        row = (end, resumed)
        return resumed < end ? pause : nil
    }

    private mutating func end(_ now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        if let deadline { return deadline }
        if let row, now <= row.resumed.advanced(by: policy.patience) { return row.end }
        bound = policy.firstPause
        return now.advanced(by: policy.patience)
    }
}
