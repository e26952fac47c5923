public import Vocabulary

/// The caller acts outside the units that it may act for.
public struct OutOfScope: Error, Hashable, Sendable {
    public let unit: UnitPath
    public let pointer: String
}
