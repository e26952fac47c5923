/// When the copies of one query are sent. Does nothing itself, and has no clock.
struct Hedging: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case send
        /// For an answer, and no longer than until then.
        case wait(ContinuousClock.Instant?)
        /// All copies have failed.
        case over
    }

    private let policy: HedgingPolicy
    private var sent = 0
    private var running = 0
    private var next: ContinuousClock.Instant

    init(_ policy: HedgingPolicy, now: ContinuousClock.Instant) {
        self.policy = policy
        next = now
    }

    mutating func step(now: ContinuousClock.Instant) -> Step {
        guard sent < policy.copies else { return running == 0 ? .over : .wait(nil) }
        guard next <= now else { return .wait(next) }
        sent += 1
        running += 1
        next = now.advanced(by: policy.delay)
        return .send
    }

    /// A copy failed in a way that another may not: there is nothing to wait for but what the service asked for.
    mutating func fail(asked: Duration?, now: ContinuousClock.Instant) {
        running -= 1
        next = now.advanced(by: asked ?? .zero)
    }
}
