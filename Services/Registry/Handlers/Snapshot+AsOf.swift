import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// Turns what stands in a fact's way into a refusal that names it, with who recorded it: `others` knows who recorded
    /// what is no aspect of the child.
    func refusing<Value>(
        at pointer: String, among others: (FactID) throws -> Recorder? = { _ in nil },
        _ body: () throws -> Value
    ) throws -> Value {
        do {
            return try body()
        } catch let refusal as FactRefusal {
            let message = try refusal.message { fact in
                try (others(fact) ?? childAspects.recorder(of: fact)).map { recorder in
                    ([recorder.unit.text] + [recorder.person].compactMap(\.self)).joined(separator: ", ")
                }
            }
            guard refusal.cause == .unknown else { throw Refusal.precondition(pointer, message) }
            throw Refusal.notFound(pointer, message)
        }
    }
}
