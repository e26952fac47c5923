/// Asks again before an answer has come: a copy of a query that has waited longer than almost all do is sent to another
/// endpoint, where there is one, and the first answer counts. It trades a few calls more for the slowest answers.
///
/// Only queries are hedged. A copy of a command would be safe, for it carries the same key, but not useful: the service
/// does commands one after another, so the copy waits for the first and then gets the same reply. Feeds and imports
/// would send their items twice.
public struct HedgingPolicy: Hashable, Sendable {
    /// How long to wait for an answer before the next copy is sent; best what 95 of 100 answers take.
    public var delay: Duration
    /// How often the query is under way at the same time, the first one included; at least 1.
    public var copies: Int

    public init(delay: Duration, copies: Int = 2) {
        self.delay = delay
        self.copies = max(1, copies)
    }
}

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
