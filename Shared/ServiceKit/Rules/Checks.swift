public import Bus
public import Vocabulary

/// Collects everything that is wrong with a request, so that a caller mends it in one go. The one validator of all
/// handlers and rules.
///
/// ```swift
/// var checks = Checks(reference, today: tx.today)
/// let title = checks.words(request.title, at: "/title")
/// checks.day(day, since: .recorded(CatalogueDay.opening, on: provider.openedOn, of: provider.id), at: "/on")
/// if capacity < held { checks.fail("/capacity", "catalogue.capacity-below-held", ["held": "\(held)"]) }
/// try checks.finish()
/// ```
///
/// A check gives back what it was given, in the form in which it is kept, so that what follows can go on whether or not it
/// was right; nothing of it is used when ``finish()`` throws.
public struct Checks {
    /// So many mistakes are told at most: a caller who made more of them has made one mistake many times.
    static let most = 100

    public private(set) var violations: [Refusal.Violation] = []
    public let reference: Reference
    public let today: Day

    public init(_ reference: Reference, today: Day) { (self.reference, self.today) = (reference, today) }

    /// Notes that the member at `pointer` (RFC 6901) breaks `rule`: the key of its sentence, which may have the blank
    /// `{field}`.
    public mutating func fail(
        _ pointer: String, _ rule: String, _ arguments: [String: String] = [:],
        terms: [String: [String]] = [:], near: [String: String] = [:]
    ) {
        fail(pointer, Message(rule, arguments, terms: terms, near: near).adding(["field": pointer]))
    }

    /// The same with a sentence that is made already.
    public mutating func fail(_ pointer: String, _ message: Message) {
        guard violations.count < Self.most else { return }
        violations.append(Refusal.Violation(pointer, message))
    }

    /// Checks a part of the request that lies at `prefix`: what is wrong in it is noted below that.
    public mutating func part<Value>(
        _ prefix: String, _ body: (inout Checks) throws -> Value
    ) rethrows -> Value {
        var inner = Checks(reference, today: today)
        let value = try body(&inner)
        violations += inner.violations.prefix(Self.most - violations.count).map { $0.under(prefix) }
        return value
    }

    /// The records that the request names, once there is nothing wrong with it.
    ///
    /// Throws INVALID_ARGUMENT with all that was found, ids that nothing in reach has among it. When such ids are all that is
    /// wrong: NOT_FOUND, and PERMISSION_DENIED for a single one that is only out of reach.
    @discardableResult
    public func finish<each Value>(_ sought: repeat Sought<each Value>) throws -> (repeat each Value) {
        var missing: [Refusal.Violation] = []
        for one in repeat each sought { missing += one.violation.map { [$0] } ?? [] }
        // First, so that they are told however many others there are.
        if !violations.isEmpty { throw Refusal.invalid(Array((missing + violations).prefix(Self.most))) }
        if missing.count > 1 { throw Refusal(.notFound, missing[0].message, violations: missing) }
        return (repeat try (each sought).get())
    }
}

extension Refusal.Violation {
    /// The same of a part of a larger request that lies at `prefix`. `renaming` says where members of the part lie that the
    /// larger request has elsewhere.
    public func under(_ prefix: String, renaming: [String: String] = [:]) -> Refusal.Violation {
        let moved = renaming[pointer] ?? prefix + pointer
        guard message.arguments["field"] == pointer else { return Refusal.Violation(moved, message) }
        return Refusal.Violation(moved, message.moved(to: moved))
    }
}

extension Refusal {
    /// The same refusal of a part of a larger request that lies at `prefix`: an import's row holds other requests.
    public func under(_ prefix: String, renaming: [String: String] = [:]) -> Refusal {
        Refusal(
            status, message, violations: violations.map { $0.under(prefix, renaming: renaming) },
            retryDelay: retryDelay)
    }
}
