internal import Vocabulary

/// When somebody hears of a refusal that came at once: of a method that there is not, of one that it may not call, of a request that
/// cannot be read. Such calls never come to where units take turns by time (the file, the writer), and yet each takes some of the one thread that
/// brings everybody's calls: a unit that makes thousands of them a second would keep all others waiting for nothing.
///
/// A unit may use a tenth of that thread for what comes to nothing. Each refusal moves its clock on by ten times what it took; once that is
/// further ahead than a moment's work, the next is told when the clock says so, and until then holds its call's place, so that calls which come
/// meanwhile wait for it and take nothing. Whoever is alone is told at once. Knows no threads, and of clocks only what it is told.
struct VainPace {
    /// One in so many parts of the time.
    private static let share = 10
    /// So far ahead a clock may be without anybody's waiting: a person's mistakes, or a program's that has just begun.
    private static let burst = Duration.seconds(1)
    /// Nobody waits longer than that, nor longer than half of the time that it gave the call.
    private static let longest = Duration.seconds(2)
    /// For so long after a call a unit is there.
    private static let presence = Duration.seconds(1)
    /// With so many units those that owe nothing are forgotten.
    private static let manyUnits = 1024

    private var clocks: [UnitPath: ContinuousClock.Instant] = [:]
    /// How many units it remembers.
    var known: Int { clocks.count }
    /// The unit that called last, and the last one beside it.
    private var present:
        (last: (UnitPath, ContinuousClock.Instant)?, other: (UnitPath, ContinuousClock.Instant)?)

    /// `unit` calls.
    mutating func note(_ unit: UnitPath, at now: ContinuousClock.Instant) {
        if let last = present.last, last.0 != unit { present.other = last }
        present.last = (unit, now)
    }

    /// A refusal of `unit`'s call has taken so long: after how long it hears of it, nil for at once.
    mutating func delay(
        _ unit: UnitPath, using time: Duration, at now: ContinuousClock.Instant,
        deadline: ContinuousClock.Instant?
    ) -> Duration? {
        guard time > .zero else { return nil }
        if clocks.count >= Self.manyUnits { clocks = clocks.filter { $0.value > now } }
        let clock = min(
            max(clocks[unit] ?? now, now) + time * Self.share, now + Self.burst + Self.longest)
        clocks[unit] = clock
        let ahead = clock - now - Self.burst
        guard ahead > .zero, isSomebodyBeside(unit, now) else { return nil }
        return max(.zero, min(ahead, deadline.map { ($0 - now) / 2 } ?? ahead))
    }

    private func isSomebodyBeside(_ unit: UnitPath, _ now: ContinuousClock.Instant) -> Bool {
        let beside = present.last.map { $0.0 == unit } ?? false ? present.other : present.last
        return beside.map { now - $0.1 < Self.presence } ?? false
    }
}
