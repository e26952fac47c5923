package import Vocabulary

/// Whose key a call is made with.
package enum Credential: Hashable, Sendable {
    /// A unit's, or that of a person of it, `unit/person`.
    case unit(UnitPath)
    /// The called service's own: for health, reflection and logs, asked by whoever keeps the data directory. Who has a key
    /// handed on asks with that.
    case serviceItself
}
