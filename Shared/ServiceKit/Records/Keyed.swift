internal import Bus
public import Store
public import Vocabulary

/// Records that are found by an id that requests name.
///
/// ```swift
/// let offer = try tx.offers.seek(request.offer, at: "/offer")  // for a rule with more to check
/// let offer = try tx.offers.get(request.offer, at: "/offer")   // NOT_FOUND at /offer
/// try tx.offers.refuseTaken(request.id)                        // ALREADY_EXISTS at /id
/// ```
public protocol Keyed: TableRecords {
    associatedtype Key: LosslessStringConvertible
    associatedtype Value

    /// The sentence for an id that nothing has, with the blank `{id}`: `catalogue.no-offer`.
    static var unknown: String { get }

    /// Whether every reader sees every record, wherever it lies: then who may not act for one is told whose it is. Of any other
    /// that lies out of reach nobody is told that there is one (docs/decisions/0037-out-of-reach-is-unknown.md).
    static var isKnownToAll: Bool { get }

    /// Nil when there is none.
    func find(_ id: Key) throws -> Value?
}

extension Keyed {
    public static var isKnownToAll: Bool { false }

    /// What the request's member `pointer` names.
    public func seek(_ id: Key, at pointer: String) throws -> Sought<Value> {
        try find(id).map(Sought.found) ?? .unknown(unknown(id, at: pointer))
    }

    /// The same for a member that may be left out: then nil is found.
    public func seek(_ id: Key?, at pointer: String) throws -> Sought<Value?> {
        guard let id else { return .found(nil) }
        return try seek(id, at: pointer).map(Optional.some)
    }

    /// What the request's member `pointer` names, in reach of a caller who may act for the unit that it belongs to.
    public func seek(
        _ id: Key, at pointer: String, by caller: Snapshot, in unit: (Value) throws -> UnitPath
    ) throws -> Sought<Value> {
        try found(id, at: pointer) {
            try Sought($0, by: caller, in: unit($0), unknown: $1, isKnown: Self.isKnownToAll)
        }
    }

    /// The same of a record that some know of who may not act for it: they are told whose it is.
    public func seek(
        _ id: Key, at pointer: String, by caller: Snapshot, in unit: (Value) throws -> UnitPath,
        whereKnown isKnown: (Value) throws -> Bool
    ) throws -> Sought<Value> {
        try found(id, at: pointer) {
            try Sought($0, by: caller, in: unit($0), unknown: $1, isKnown: isKnown($0))
        }
    }

    /// The same, where the caller has to act in the name of that unit too.
    public func seekOwn(
        _ id: Key, at pointer: String, by caller: Snapshot, of unit: (Value) throws -> UnitPath
    ) throws -> Sought<Value> {
        try found(id, at: pointer) {
            try Sought($0, by: caller, inNameOf: unit($0), unknown: $1, isKnown: Self.isKnownToAll)
        }
    }

    private func found(
        _ id: Key, at pointer: String, as reached: (Value, Refusal.Violation) throws -> Sought<Value>
    ) throws -> Sought<Value> {
        let unknown = unknown(id, at: pointer)
        return try find(id).map { try reached($0, unknown) } ?? .unknown(unknown)
    }

    /// The same for a member that may be left out: then nil is found.
    public func seek(
        _ id: Key?, at pointer: String, by caller: Snapshot, in unit: (Value) throws -> UnitPath
    ) throws -> Sought<Value?> {
        guard let id else { return .found(nil) }
        return try seek(id, at: pointer, by: caller, in: unit).map(Optional.some)
    }

    /// What the member names, when it is somebody of whom nothing may be told out of reach, not even that there is such an
    /// entry: then it is as if nothing had the id.
    public func seek(
        _ id: Key, at pointer: String, where isReached: (Value) throws -> Bool
    ) throws -> Sought<Value> {
        if let value = try find(id), try isReached(value) { return .found(value) }
        return .unknown(unknown(id, at: pointer))
    }

    /// What the request's member `pointer` names. Throws NOT_FOUND.
    public func get(_ id: Key, at pointer: String) throws -> Value { try seek(id, at: pointer).get() }

    private func unknown(_ id: Key, at pointer: String) -> Refusal.Violation {
        Refusal.Violation(pointer, Message(Self.unknown, ["id": id.description]))
    }

    /// Throws ALREADY_EXISTS when something has the id that the caller chose; nothing for an id that it left to us.
    public func refuseTaken(_ id: Key?, at pointer: String = "/id") throws {
        guard let id, try find(id) != nil else { return }
        throw Refusal.exists(pointer, Message("check.id-taken", ["id": id.description]))
    }
}
