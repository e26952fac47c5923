internal import Bus
public import Store
internal import Vocabulary

extension AspectFacts {
    /// Throws ALREADY_EXISTS when anything was ever said of what has the id that the caller chose, though all of it was
    /// voided: what was said of it stays its own. Nothing for an id that was left to us.
    public func refuseTaken(subject: About?, at pointer: String = "/id") throws {
        guard let subject, try !history(of: subject).versions.isEmpty else { return }
        throw Refusal.exists(pointer, Message("check.id-taken", ["id": subject.description]))
    }
}
