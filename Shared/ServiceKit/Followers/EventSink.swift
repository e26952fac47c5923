public import Store

/// What a ``Follower`` feeds with another service's log: a service's own store, a warehouse, whatever keeps what it is
/// given and remembers how far it has come.
public protocol EventSink: Sendable {
    /// The position of the last event of `source` that is in; 0 before the first. What comes is after it.
    func cursor(for source: String) async throws -> UInt64

    /// Takes in events of `source` in log order, and moves the cursor to the last of them: all or nothing, so that what is
    /// sent again after a failure finds the cursor where it belongs. What is in
    /// already is to be passed over, and a gap refused: `EventEnvelope.following` does both. What this throws is
    /// logged, and the events come again.
    func apply(_ envelopes: [EventEnvelope], from source: String) async throws
}
