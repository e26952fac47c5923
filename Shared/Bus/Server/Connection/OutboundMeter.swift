internal import DequeModule

/// How much of what was sent to a connection has not come through yet. The peer says what has: every so often a PING goes
/// with the frames, and its PONG proves that whatever was sent before it has been read. Does nothing itself.
struct OutboundMeter: Hashable, Sendable {
    /// Octets between two PINGs.
    static let perMark = 1024 * 1024

    private struct Mark: Hashable {
        let number: UInt32
        let octets: Int
    }

    private var sinceMark = 0
    private var marks = Deque<Mark>()
    /// When something was sent last, or was last known to have come through.
    private var lastNews: ContinuousClock.Instant?
    /// Octets that were sent before a PING which is not answered yet.
    private(set) var owed = 0
    /// Since when something is owed of which nothing has come through; nil when nothing is.
    private(set) var owedSince: ContinuousClock.Instant?
    /// The last mark that somebody waits for.
    private var awaited: UInt32?

    /// A frame was sent. The argument of the PING that is to follow it, nil for none; never 0.
    mutating func sent(_ octets: Int, at now: ContinuousClock.Instant = .now) -> UInt32? {
        lastNews = now
        sinceMark += octets
        return sinceMark >= OutboundMeter.perMark ? mark(at: now) : nil
    }

    /// The argument of a PING that is to be sent now, nil when nothing was sent since the last one.
    mutating func mark(at now: ContinuousClock.Instant = .now) -> UInt32? {
        var generator = SystemRandomNumberGenerator()
        return mark(using: &generator, at: now)
    }

    /// Random, so that nobody can answer a PING that it has not read.
    mutating func mark(
        using generator: inout some RandomNumberGenerator, at now: ContinuousClock.Instant = .now
    ) -> UInt32? {
        guard sinceMark > 0 else { return nil }
        var number: UInt32
        repeat {
            number = UInt32.random(in: 1...UInt32.max, using: &generator)
        } while marks.contains { $0.number == number }
        marks.append(Mark(number: number, octets: sinceMark))
        owed += sinceMark
        owedSince = owedSince ?? now
        sinceMark = 0
        return number
    }

    /// Whether something was sent since `moment`, or has come through since. What was sent before, and of which nothing has
    /// come through for so long, is either read or never will be: a client that does nothing answers no PING.
    func hasNews(since moment: ContinuousClock.Instant) -> Bool { lastNews.map { $0 >= moment } ?? false }

    /// From now on ``isHeardOut`` is about what has been sent up to now.
    mutating func awaitAll() { awaited = marks.last?.number }

    /// What was sent before ``awaitAll()`` has been read.
    var isHeardOut: Bool { awaited == nil }

    /// A PONG came: how many octets have come through that were not known to have before. One that answers no PING of
    /// ours changes nothing.
    mutating func confirmed(_ number: UInt32, at now: ContinuousClock.Instant = .now) -> Int {
        guard let index = marks.firstIndex(where: { $0.number == number }) else { return 0 }
        let octets = marks[...index].reduce(0) { $0 + $1.octets }
        if marks[...index].contains(where: { $0.number == awaited }) { awaited = nil }
        marks.removeSubrange(...index)
        owed -= octets
        owedSince = marks.isEmpty ? nil : now
        lastNews = now
        return octets
    }
}
