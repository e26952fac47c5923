/// The attempts of one call: where the next one goes, and when. Does nothing itself, and has no clock.
struct Attempts: Sendable {
    enum Next: Hashable, Sendable {
        /// At another endpoint.
        case atOnce
        case after(Duration)
        case never
    }

    private let kind: CallKind
    private let endpoints: Int
    private let deadline: ContinuousClock.Instant?
    private let isNever: Bool
    private var backoff: Backoff
    /// Endpoints that have failed since the last pause.
    private(set) var avoiding: Set<Int> = []

    init(_ kind: CallKind, _ policy: RetryPolicy, deadline: ContinuousClock.Instant?, endpoints: Int) {
        self.kind = kind
        self.endpoints = endpoints
        self.deadline = deadline
        isNever = policy.isNever
        backoff = Backoff(policy, deadline: deadline)
    }

    /// After an attempt came to `error` at `endpoint`; nil when it was sent nowhere.
    mutating func next(
        after error: CallError, at endpoint: Int?, now: ContinuousClock.Instant,
        using generator: inout some RandomNumberGenerator
    ) -> Next {
        guard !isNever, deadline.map({ now < $0 }) ?? true else { return .never }
        if let endpoint, error.status == .unavailable || error.status == .unauthenticated,
            avoiding.insert(endpoint).inserted, avoiding.count < endpoints
        {
            return .atOnce
        }
        guard Attempts.isPassing(error, kind) else { return .never }
        avoiding = []
        let pause =
            if endpoint == nil, let opening = error.retryDelay {
                backoff.pause(until: opening, now: now, using: &generator)
            } else {
                backoff.pause(asked: error.retryDelay, now: now, using: &generator)
            }
        return pause.map { .after($0) } ?? .never
    }

    /// Whether the same call may fare better later or elsewhere. An import comes to ABORTED when the service had not yet
    /// noticed that the attempt before it broke off.
    static func isPassing(_ error: CallError, _ kind: CallKind) -> Bool {
        switch error.status {
        case .unavailable: true
        case .resourceExhausted: error.retryDelay != nil
        case .aborted: kind == .import
        default: false
        }
    }
}

/// The pauses of one call.
struct Backoff: Sendable {
    private let policy: RetryPolicy
    private let deadline: ContinuousClock.Instant?
    private var bound: Duration
    /// Without a deadline: when patience with the present row of failures ends, and when its last pause did.
    private var row: (end: ContinuousClock.Instant, resumed: ContinuousClock.Instant)?

    init(_ policy: RetryPolicy, deadline: ContinuousClock.Instant?) {
        self.policy = policy
        self.deadline = deadline
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
