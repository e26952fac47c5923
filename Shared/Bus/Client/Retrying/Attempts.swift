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
        (self.kind, self.endpoints, self.deadline) = (kind, endpoints, deadline)
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
