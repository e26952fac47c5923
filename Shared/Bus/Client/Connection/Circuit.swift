/// Whether an endpoint is worth trying. Does nothing itself, and has no clock.
///
/// *Closed*: calls go there. After ``threshold`` connections in a row of which nothing came it is *open*: no calls go
/// there for a time that doubles with every further failure. Then it is *half-open*: one connection is tried; it closes
/// the circuit when its handshake stands, and opens it for longer when it breaks. Failures are forgotten when an answer
/// has come, not before: a service that dies of every call is not tried again and again.
struct Circuit: Hashable, Sendable {
    enum Cause: Hashable, Sendable {
        /// The connection broke, or could not be made.
        case lost
        /// Our key is not let in.
        case refused
    }

    enum State: Hashable, Sendable {
        case closed, halfOpen
        case open(until: ContinuousClock.Instant)
    }

    /// Failures in a row that open it.
    static let threshold = 5
    /// How long it is open at first. A service that is restarted comes back within a second or two: the bounds are
    /// such that it is found again faster than by each call's own backoff.
    static let firstTime = Duration.milliseconds(100)
    static let longestTime = Duration.seconds(1)

    private(set) var state = State.closed
    private(set) var failures = 0
    /// Of the last failure.
    private(set) var cause = Cause.lost

    /// A connection ended of which nothing came. The time is shortened by up to half by chance, so that the clients of
    /// a service do not come back in step.
    mutating func fail(
        _ cause: Cause, now: ContinuousClock.Instant, using generator: inout some RandomNumberGenerator
    ) {
        failures += 1
        self.cause = cause
        guard failures >= Circuit.threshold else {
            state = .closed
            return
        }
        let doublings = min(failures - Circuit.threshold, 10)
        let bound = min(Circuit.firstTime * (1 << doublings), Circuit.longestTime)
        state = .open(until: now.advanced(by: bound * Double.random(in: 0.5...1, using: &generator)))
    }

    /// The handshake stands.
    mutating func connect() {
        if state == .halfOpen { state = .closed }
    }

    /// An answer has come.
    mutating func succeed() {
        state = .closed
        failures = 0
    }

    /// Half-opens it once its time is over; true when it did.
    mutating func retry(now: ContinuousClock.Instant) -> Bool {
        guard case .open(let end) = state, end <= now else { return false }
        state = .halfOpen
        return true
    }
}
