public import Store

/// What a ``Follower`` feeds with another service's log: a service's own store, a warehouse, whatever keeps what it is
/// given and remembers how far it has come.
public protocol EventSink: Sendable {
    /// How far `source` is in, and which log that was: `LogCursor.advanced` and `rewound` keep it. What comes is after it.
    func cursor(for source: String) async throws -> LogCursor

    /// Takes in events of `source` in log order, and moves the cursor to the last of them, or to the last before one that cannot be taken
    /// in: what is sent again after a failure finds the cursor where it belongs. What is in
    /// already is to be passed over, and a gap refused: `EventEnvelope.following` does both. What this throws is
    /// logged, and the events come again.
    func apply(_ envelopes: [EventEnvelope], from source: String) async throws

    /// Marks of events of `source` that are in, in order, as many as are kept: what is taken back when the log is restored to an
    /// earlier life begins after the last of them that is still so. Without any all is.
    func marks(of source: String) async throws -> [LogMark]

    /// Takes back what came of events of `source` after `mark`, which the log no longer has because it was restored to an
    /// earlier life, and moves the cursor there: all or nothing. What comes next comes after it.
    func rewind(_ source: String, to mark: LogMark) async throws

    /// All of `source` is in that there was when it was connected to.
    func caughtUp(with source: String) async throws
}

extension EventSink {
    public func marks(of source: String) async throws -> [LogMark] { [] }

    public func caughtUp(with source: String) async throws {}
}
