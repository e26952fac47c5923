public import Bus
public import Store
public import Vocabulary

/// What a request names by an id: the record, or why the caller does not get it.
///
/// Rules take it in this form, so that an id that nothing has hides none of the request's other mistakes: they check what
/// they can, with ``value`` where it is there, and get the record from ``Checks/finish(_:)``.
///
/// ```swift
/// // The handler
/// let child = try tx.seekChild(request.child, at: "/child")
/// let placement = try rules(tx).begin(request, of: child, …)
/// // The rule
/// checks.day(start, since: .birth(of: child.value), at: "/start")
/// let child = try checks.finish(child)
/// ```
public enum Sought<Value> {
    case found(Value)
    /// Nothing has the id.
    case unknown(Refusal.Violation)
    /// Something has it that the caller may know of, and not act for. Beside other mistakes it is told as if nothing had it.
    case outOfReach(OutOfScope, as: Refusal.Violation)

    /// The record, in reach of a caller who may act for the unit that it belongs to. `unknown` is what is said of it
    /// otherwise; its pointer names the request's member. Out of reach it is as if nothing had the id, and nobody is told where it
    /// lies, unless the caller may know of it all the same (`isKnown`).
    public init(
        _ value: Value, by caller: Snapshot, in unit: UnitPath, unknown: Refusal.Violation,
        isKnown: Bool = false
    ) throws {
        do {
            try caller.authorize(unit, at: unknown.pointer)
            self = .found(value)
        } catch let error as OutOfScope {
            self = isKnown ? .outOfReach(error, as: unknown) : .unknown(unknown)
        }
    }

    /// The record, where the caller acts in the name of the unit that it belongs to too. Who only reaches it knows of it, and
    /// is told beside other mistakes too whose name it takes.
    public init(
        _ value: Value, by caller: Snapshot, inNameOf unit: UnitPath, unknown: Refusal.Violation,
        isKnown: Bool = false
    ) throws {
        do {
            try caller.authorizeName(of: unit, at: unknown.pointer)
            self = .found(value)
        } catch let error as OutOfScope where error.limit == .name {
            self = .outOfReach(error, as: error.notInName(caller.principal))
        } catch let error as OutOfScope {
            self = isKnown ? .outOfReach(error, as: unknown) : .unknown(unknown)
        }
    }

    /// Nil when the caller does not get it.
    public var value: Value? {
        switch self {
        case .found(let value): value
        case .unknown, .outOfReach: nil
        }
    }

    /// The record. Throws NOT_FOUND, and PERMISSION_DENIED for what the caller knows of and may not act for.
    public func get() throws -> Value {
        switch self {
        case .found(let value): return value
        case .unknown(let violation): throw Refusal.notFound(violation.pointer, violation.message)
        case .outOfReach(let scope, let violation): throw OutOfReach(scope: scope, unknown: violation)
        }
    }

    /// The same record as something else.
    public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Sought<Other> {
        switch self {
        case .found(let value): .found(try transform(value))
        case .unknown(let violation): .unknown(violation)
        case .outOfReach(let scope, let violation): .outOfReach(scope, as: violation)
        }
    }

    /// What is said of the id among a request's mistakes.
    var violation: Refusal.Violation? {
        switch self {
        case .found: nil
        case .unknown(let violation), .outOfReach(_, let violation): violation
        }
    }
}

/// The caller names a record by its id, and by nothing but that, which it knows of and may not act for.
struct OutOfReach: Error, Hashable {
    let scope: OutOfScope
    /// What is said of it among other mistakes.
    let unknown: Refusal.Violation
}

extension OutOfScope {
    /// That somebody acts in another's name.
    func notInName(_ caller: Principal) -> Refusal.Violation {
        Refusal.Violation(
            pointer, Message("kit.not-in-name", ["unit": unit.text, "own": caller.unit.text]))
    }
}
