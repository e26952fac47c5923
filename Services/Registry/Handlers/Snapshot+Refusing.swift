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
        try refusing(
            at: pointer, recordedBy: { try others($0) ?? childAspects.recorder(of: $0) }, body)
    }

    /// The same of facts of which `recorder` knows who recorded each.
    func refusing<Value>(
        at pointer: String, recordedBy recorder: (FactID) throws -> Recorder?, _ body: () throws -> Value
    ) throws -> Value {
        do {
            return try body()
        } catch let refusal as FactRefusal {
            let message = try refusal.message { fact in
                try recorder(fact).map { recorder in
                    ([recorder.unit.text] + [recorder.person].compactMap(\.self)).joined(separator: ", ")
                }
            }
            guard refusal.cause == .unknown else { throw Refusal.precondition(pointer, message) }
            throw Refusal.notFound(pointer, message)
        }
    }
}
