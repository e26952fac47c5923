public import Vocabulary

/// Who said it.
public struct Recorder: Hashable, Sendable {
    public let unit: UnitPath
    /// The id of its person; nil where a program did.
    public let person: String?

    public init(unit: UnitPath, person: String? = nil) { (self.unit, self.person) = (unit, person) }
}
