package import Store
internal import Vocabulary

/// Another service's event log, wherever it is.
package protocol LogSource: Sendable {
    /// Hands over the log's head, then events after `position` in order, as many at a time as have arrived,
    /// for as long as the connection lasts. Returns or throws when it ends.
    func follow(
        after position: UInt64, connected: @escaping @Sendable (_ head: UInt64) -> Void,
        deliver: @escaping @Sendable ([EventEnvelope]) async throws -> Void
    ) async throws
}
