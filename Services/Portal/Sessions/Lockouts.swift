import Synchronization

/// Names under which wrong passwords were tried, and until when none is looked at.
final class Lockouts: Sendable {
    /// So many may be wrong before anybody waits.
    static let free = 3
    /// The first wait; each further wrong one doubles it.
    static let first = Duration.seconds(5)
    static let longest = Duration.seconds(15 * 60)
    /// Names that are remembered: names that nobody has are tried too.
    private static let most = 10_000
    /// After so long without a try a name is forgotten.
    private static let memory = Duration.seconds(24 * 3600)

    private struct Tries {
        var count = 0
        var last: ContinuousClock.Instant
        var until: ContinuousClock.Instant
    }

    private let now: @Sendable () -> ContinuousClock.Instant
    private let tries = Mutex<[String: Tries]>([:])

    init(now: @escaping @Sendable () -> ContinuousClock.Instant) { self.now = now }

    /// How long to wait until a password is looked at; nil for not at all.
    func wait(for name: String) -> Duration? {
        let now = now()
        return tries.withLock { $0[name].flatMap { $0.until > now ? $0.until - now : nil } }
    }

    func failed(_ name: String) {
        let now = now()
        tries.withLock { all in
            var own = all[name] ?? Tries(last: now, until: now)
            if now - own.last > Self.memory { own.count = 0 }
            own.count += 1
            own.last = now
            if own.count >= Self.free {
                let doublings = min(own.count - Self.free, 10)
                own.until = now + min(Self.first * (1 << doublings), Self.longest)
            }
            all[name] = own
            guard all.count > Self.most else { return }
            all = all.filter { now - $0.value.last <= Self.memory }
            if all.count > Self.most, let oldest = all.min(by: { $0.value.last < $1.value.last })?.key {
                all[oldest] = nil
            }
        }
    }

    func succeeded(_ name: String) { tries.withLock { $0[name] = nil } }
}
