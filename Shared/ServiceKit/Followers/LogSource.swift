package import Store
internal import Vocabulary

/// Another service's event log, wherever it is.
package protocol LogSource: Sendable {
    /// Hands over the log's head, then events after `cursor` in order, as many at a time as have arrived,
    /// for as long as the connection lasts. Returns or throws when it ends; ``LogParted`` before anything is handed over, when it
    /// is not the log that was followed.
    func follow(
        after cursor: LogCursor, connected: @escaping @Sendable (_ head: UInt64) async throws -> Void,
        deliver: @escaping @Sendable ([EventEnvelope]) async throws -> Void
    ) async throws

    /// The last of these marks, which are in the log's order, that it holds; ``LogMark/start`` when it holds none.
    func lastHeld(of marks: [LogMark]) async throws -> LogMark

    /// What its service has signed of its logs by now, and those of `kept` that they no longer have.
    func heads(comparing kept: [KnownHead]) async throws -> (heads: [SignedHead], missing: [KnownHead])
}

/// The log is not the one that was followed: it was restored to an earlier life.
package struct LogParted: Error, Hashable, Sendable {
    package init() {}
}
