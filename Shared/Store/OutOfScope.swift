public import Vocabulary

/// The caller acts outside the units that it may act for.
public struct OutOfScope: Error, Hashable, Sendable {
    public let unit: UnitPath
    public let pointer: String
    public let limit: Limit

    /// What the unit lies outside of.
    public enum Limit: Hashable, Sendable {
        /// What the caller reaches in the role that the call needs.
        case reach
        /// Those in whose name the caller acts.
        case name
    }

    public init(unit: UnitPath, pointer: String, limit: Limit = .reach) {
        (self.unit, self.pointer, self.limit) = (unit, pointer, limit)
    }
}
