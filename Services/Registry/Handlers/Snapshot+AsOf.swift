import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// What the request asks about, days that a rule has looked at; nil when that is the present.
    func asOf(on: Day?, knownOn: Day?) throws -> AsOf? {
        guard on != nil || knownOn != nil else { return nil }
        let known = try knowledge(on: knownOn)
        return AsOf(
            on: on ?? knownOn ?? today, knownOn: known[RegistryContract.name],
            isProvisional: known.isProvisional)
    }

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
