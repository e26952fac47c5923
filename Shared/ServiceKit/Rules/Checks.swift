public import Bus
public import Vocabulary

/// Collects everything that is wrong with a request, so that a caller mends it in one go.
public struct Checks {
    public private(set) var violations: [Refusal.Violation] = []
    public let reference: Reference
    public let today: Day
    /// Whose sentences are said: `catalogue`.
    private let service: String

    public init(_ service: String, _ reference: Reference, today: Day) {
        self.service = service
        self.reference = reference
        self.today = today
    }

    /// Notes that the member at `pointer` is wrong.
    public mutating func fail(_ pointer: String, _ message: Message) {
        violations.append(Refusal.Violation(pointer, message))
    }

    /// One of the sentences that may be said of any field: `rule` says which, the pointer's last name of
    /// which field.
    public mutating func fail(_ pointer: String, rule: String, _ arguments: [String: String] = [:]) {
        fail(pointer, Message("\(service).\(rule).\(Checks.field(pointer))", arguments))
    }

    /// `/eligibility/disabilityTypes/3` is about `disability-types`.
    public static func field(_ pointer: String) -> String {
        let name = pointer.split(separator: "/").last { Int($0) == nil } ?? ""
        return name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }

    /// Words that must be there: not only blanks, at most `limit` characters. Gives them back without blanks
    /// around.
    public mutating func words(_ text: String, at pointer: String, upTo limit: Int = 200) -> String {
        let trimmed = text.trimmed
        if trimmed.isEmpty { fail(pointer, rule: "text-empty") }
        if trimmed.count > limit { fail(pointer, rule: "text-too-long", ["limit": "\(limit)"]) }
        return trimmed
    }

    /// Words that may be left out; blanks alone count as left out.
    public mutating func remark(_ text: String?, at pointer: String, upTo limit: Int = 2000) -> String? {
        guard let trimmed = text?.trimmed, !trimmed.isEmpty else { return nil }
        if trimmed.count > limit { fail(pointer, rule: "text-too-long", ["limit": "\(limit)"]) }
        return trimmed
    }

    /// A code that the table has on `day`.
    public mutating func code(_ code: String, in table: ReferenceTable, on day: Day, at pointer: String) {
        guard !reference.knows(table, code, on: day) else { return }
        let known = reference.codes(table, on: day).joined(separator: ", ")
        fail(pointer, rule: "code-unknown", ["code": code, "codes": known])
    }

    /// A unit that exists on `day`.
    public mutating func unit(_ unit: UnitPath, on day: Day, at pointer: String) {
        guard !reference.units.isValid(unit, on: day) else { return }
        fail(pointer, rule: "unit-unknown", ["unit": unit.text, "day": day.description])
    }

    /// A day that has come.
    public mutating func notInFuture(_ day: Day, at pointer: String) {
        guard day > today else { return }
        fail(pointer, rule: "day-in-future", ["day": day.description, "today": today.description])
    }

    /// Throws ``Refusal`` with all that was found; nothing when nothing was.
    public func finish() throws {
        if !violations.isEmpty { throw Refusal.invalid(violations) }
    }
}

extension String {
    /// Without white space at both ends.
    public var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
