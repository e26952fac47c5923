public import Vocabulary

/// A head that one service signed, as another one keeps it. Who has the service's file and its key can write its logs anew and sign
/// them anew; what was signed before lies where he does not reach.
public struct NeighbourHead: Hashable, Sendable {
    /// The service that keeps it.
    public let keeper: String
    /// The service that signed it.
    public let source: String
    public let head: SignedHead
    /// When that service turned out not to have it any more: its log was restored to an earlier life, or written anew. Nil while it
    /// has.
    public let goneAt: Timestamp?

    public init(keeper: String, source: String, head: SignedHead, goneAt: Timestamp?) {
        (self.keeper, self.source, self.head, self.goneAt) = (keeper, source, head, goneAt)
    }
}
