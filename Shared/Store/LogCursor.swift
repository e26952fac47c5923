public import Vocabulary

/// How far a log was followed, and which log that was.
public struct LogCursor: Hashable, Sendable {
    /// The position of the last event that is in; 0 before the first.
    public var position: UInt64
    /// The chain up to that event; nil where the log did not say.
    public var chain: ChainHead?
    /// Those that its events were written in.
    public var lives: LogLives

    public init(position: UInt64 = 0, chain: ChainHead? = nil, lives: LogLives = LogLives()) {
        (self.position, self.chain, self.lives) = (position, chain, lives)
    }

    /// Nil where the log did not say its chain.
    public var mark: LogMark? {
        position == 0 ? .start : chain.map { LogMark(position: position, chain: $0) }
    }

    /// The life that the last event was written in; nil before the first.
    public var incarnation: Incarnation? { lives.incarnation(at: position) }

    /// As it is once these events are in as well, in log order.
    public func advanced(over envelopes: some Sequence<EventEnvelope>) -> LogCursor {
        var cursor = self
        for envelope in envelopes {
            if let life = envelope.incarnation, life != cursor.incarnation {
                cursor.lives.add(life, from: envelope.position)
            }
            (cursor.position, cursor.chain) = (envelope.position, envelope.chain)
        }
        return cursor
    }

    /// The lives of which it has events after a position.
    func lives(after position: UInt64) -> [Incarnation] {
        let ends = lives.all.dropFirst().map { $0.first - 1 } + [self.position]
        return zip(lives.all, ends).filter { $0.1 > position }.map(\.0.incarnation)
    }

    /// As it was at an earlier event.
    public func rewound(to mark: LogMark) -> LogCursor {
        var lives = lives
        lives.forget(after: mark.position)
        return LogCursor(position: mark.position, chain: mark.chain, lives: lives)
    }
}

/// An event of a log, and what the log is up to it. Of two logs that hold the same mark all before it is the same.
public struct LogMark: Hashable, Sendable {
    /// 0 before the first event.
    public let position: UInt64
    public let chain: ChainHead

    /// Before the first event.
    public static let start = LogMark(position: 0, chain: .empty)

    public init(position: UInt64, chain: ChainHead) { (self.position, self.chain) = (position, chain) }
}
