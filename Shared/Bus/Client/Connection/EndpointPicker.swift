/// A client's endpoints, and which of them a call goes to. Does nothing itself, and has no clock.
///
/// A call goes to the endpoint with the fewest calls under way, the next in turn among equals. Passed over, in this
/// order as long as there are others: those whose circuit is not closed, those where the same call has failed already,
/// and those that rest because they said that they have no time at present. (An endpoint that answers UNAVAILABLE in
/// microseconds always has the fewest calls under way: without rest it would draw all of them.)
struct EndpointPicker: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        var circuit = Circuit()
        var restUntil: ContinuousClock.Instant?
    }

    enum Choice: Hashable, Sendable {
        case use(Int)
        /// Every circuit is open, the first of them for this long.
        case wait(Duration, Circuit.Cause)
    }

    private(set) var entries: [Entry]
    /// The one that was chosen last.
    private var last: Int

    init(count: Int) {
        entries = Array(repeating: Entry(), count: count)
        last = count - 1
    }

    /// Where the next call goes.
    mutating func choose(
        avoiding failed: Set<Int> = [], now: @autoclosure () -> ContinuousClock.Instant,
        outstanding: (Int) -> Int
    ) -> Choice {
        if entries.count == 1, entries[0].circuit.state == .closed { return .use(0) }
        let now = now()
        var best: (index: Int, rank: Int, calls: Int)?
        for step in 1...entries.count {
            let index = (last + step) % entries.count
            guard let rank = rank(index, failed, now) else { continue }
            let calls = outstanding(index)
            if let best, (best.rank, best.calls) <= (rank, calls) { continue }
            best = (index, rank, calls)
        }
        guard let best else { return soonest(now) }
        last = best.index
        return .use(best.index)
    }

    /// 0 is best, nil is out of the question.
    private mutating func rank(_ index: Int, _ failed: Set<Int>, _ now: ContinuousClock.Instant) -> Int? {
        switch entries[index].circuit.state {
        case .open(let end) where end > now: return nil
        case .open, .halfOpen: return 4
        case .closed: break
        }
        if let end = entries[index].restUntil, end <= now { entries[index].restUntil = nil }
        return (failed.contains(index) ? 2 : 0) + (entries[index].restUntil == nil ? 0 : 1)
    }

    private func soonest(_ now: ContinuousClock.Instant) -> Choice {
        var first: (end: ContinuousClock.Instant, cause: Circuit.Cause)?
        for entry in entries {
            guard case .open(let end) = entry.circuit.state else { continue }
            if first.map({ end < $0.end }) ?? true { first = (end, entry.circuit.cause) }
        }
        guard let first else { return .use(0) }
        return .wait(now.duration(to: first.end), first.cause)
    }

    /// Endpoints that have been left alone long enough: each is half-open now, and wants a connection to be tried.
    mutating func due(now: @autoclosure () -> ContinuousClock.Instant) -> [Int] {
        guard entries.contains(where: { $0.circuit.state != .closed }) else { return [] }
        let now = now()
        return entries.indices.filter { entries[$0].circuit.retry(now: now) }
    }

    mutating func fail(_ index: Int, _ cause: Circuit.Cause, now: ContinuousClock.Instant) {
        var generator = SystemRandomNumberGenerator()
        entries[index].circuit.fail(cause, now: now, using: &generator)
    }

    mutating func connect(_ index: Int) { entries[index].circuit.connect() }

    mutating func succeed(_ index: Int) { entries[index].circuit.succeed() }

    mutating func rest(_ index: Int, until end: ContinuousClock.Instant) { entries[index].restUntil = end }
}
