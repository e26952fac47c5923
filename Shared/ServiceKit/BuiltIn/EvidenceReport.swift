public import Vocabulary

/// What going over a service's logs (what happened, who did it, who looked, what people are called) has found while calls go on.
public struct EvidenceReport: Codable, Hashable, Sendable {
    /// Whether they are what was written.
    public enum State: String, Choice {
        /// They have not been gone over to the end since the service started.
        case unchecked
        /// All that was there the last time is what was written.
        case sound
        /// Something was changed, removed or put in, or a guardian of the tables is not there: `chungtay audit verify` says what.
        case broken
    }

    public let state: State
    /// How many places are not as they were written; of very many a part.
    public let faults: Int
    /// When they were gone over the last time, to the end; nil before, since the service started.
    public let checkedAt: Timestamp?
}
