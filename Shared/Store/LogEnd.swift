internal import Vocabulary

/// A service's log and its last event, as a call finds it.
struct LogEnd: Sendable {
    let service: String
    let head: UInt64
    /// Nil of an empty log, and in queries, which add nothing.
    let latest: Timestamp?
}
