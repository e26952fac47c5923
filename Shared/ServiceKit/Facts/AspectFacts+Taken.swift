internal import Bus
public import Store
public import Vocabulary

extension AspectFacts {
    /// Throws ALREADY_EXISTS when a fact has the id that the caller chose, one that was voided too: what was said of it stays
    /// its own. Nothing for an id that was left to us.
    public func refuseTaken<Subject>(_ id: ID<Subject>?, at pointer: String = "/id") throws {
        guard let id, try has(FactID(of: id)) else { return }
        throw Refusal.exists(pointer, Message("check.id-taken", ["id": id.text]))
    }
}
