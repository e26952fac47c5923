internal import Bus
public import Store
public import Vocabulary

extension Snapshot {
    /// Turns what stands in a fact's way into a refusal that names it with who recorded it, as `recorder` knows:
    /// FAILED_PRECONDITION at `pointer`, NOT_FOUND for a fact that is none.
    public func refusing<Value>(
        at pointer: String, asking recorder: (FactID) throws -> Recorder?, _ body: () throws -> Value
    ) throws -> Value {
        do {
            return try body()
        } catch let refusal as FactRefusal {
            let message = try refusal.message { try recorder($0)?.text }
            guard refusal.cause == .unknown else { throw Refusal.precondition(pointer, message) }
            throw Refusal.notFound(pointer, message)
        }
    }
}

extension Recorder {
    /// The unit, and the person of it.
    public var text: String { ([unit.text] + [person].compactMap(\.self)).joined(separator: ", ") }
}
