public import Vocabulary

/// That a followed log turned out to be in another life, and what was taken back.
public struct Rewind: Hashable, Sendable {
    public let at: Timestamp
    /// How far it had been followed, and in which life.
    public let from: UInt64
    public let incarnation: Incarnation?
    /// The last event that both lives have.
    public let to: UInt64
    /// Whether the log has been read to its end since, and what the service itself holds agrees with it.
    public var isSettled: Bool
}
