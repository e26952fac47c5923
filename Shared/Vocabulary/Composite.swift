/// A value made of named members: every message of a contract, and what is inside it. What a ``Choice`` is to
/// words, this is to structures.
public protocol Composite: Codable, Hashable, Sendable {}

extension Composite {
    /// The same with some members set: `RegisterChild(name: …, sex: …, commune: …).with { $0.birthDate = day }`.
    public func with<Failure: Error>(_ change: (inout Self) throws(Failure) -> Void) throws(Failure) -> Self {
        var changed = self
        try change(&changed)
        return changed
    }
}
