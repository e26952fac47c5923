internal import Bus
public import Store
internal import Vocabulary

/// Records that are found by an id that requests name.
///
/// ```swift
/// let offer = try tx.offers.get(request.offer, at: "/offer")   // NOT_FOUND at /offer
/// try tx.offers.refuseTaken(request.id)                        // ALREADY_EXISTS at /id
/// ```
public protocol Keyed: TableRecords {
    associatedtype Key: LosslessStringConvertible
    associatedtype Value

    /// The sentence for an id that nothing has, with the blank `{id}`: `catalogue.no-offer`.
    static var unknown: String { get }

    /// Nil when there is none.
    func find(_ id: Key) throws -> Value?
}

extension Keyed {
    /// What the request's member `pointer` names. Throws NOT_FOUND.
    public func get(_ id: Key, at pointer: String) throws -> Value {
        if let value = try find(id) { return value }
        throw Refusal.notFound(pointer, Message(Self.unknown, ["id": id.description]))
    }

    /// Throws ALREADY_EXISTS when something has the id that the caller chose; nothing for an id that it left to us.
    public func refuseTaken(_ id: Key?, at pointer: String = "/id") throws {
        guard let id, try find(id) != nil else { return }
        throw Refusal.exists(pointer, Message("check.id-taken", ["id": id.description]))
    }
}
