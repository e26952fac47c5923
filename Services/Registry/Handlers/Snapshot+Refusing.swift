import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// Turns what stands in the way of a fact of a child into a refusal that names it, with who recorded it: `others` knows
    /// who recorded what is no aspect of the child.
    func refusing<Value>(
        at pointer: String, among others: (FactID) throws -> Recorder? = { _ in nil },
        _ body: () throws -> Value
    ) throws -> Value {
        try refusing(at: pointer, asking: { try others($0) ?? childAspects.recorder(of: $0) }, body)
    }
}
