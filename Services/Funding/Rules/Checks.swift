import Bus
import Vocabulary

/// Collects everything that is wrong with a request, so that a caller mends it in one go.
struct Checks {
    private(set) var violations: [Refusal.Violation] = []
    let reference: Reference
    let today: Day

    init(_ reference: Reference, today: Day) {
        self.reference = reference
        self.today = today
    }

    mutating func fail(_ pointer: String, _ message: Message) {
        violations.append(Refusal.Violation(pointer, message))
    }

    /// One of the sentences that may be said of any field: `rule` says which, the pointer's last name of
    /// which field.
    mutating func fail(_ pointer: String, rule: String, _ arguments: [String: String] = [:]) {
        fail(pointer, Message("funding.\(rule).\(Checks.field(pointer))", arguments))
    }

    /// `/lines/3/amount` is about `amount`.
    static func field(_ pointer: String) -> String {
        let name = pointer.split(separator: "/").last { Int($0) == nil } ?? ""
        return name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }

    /// Words that must be there: not only blanks, at most `limit` characters. Gives them back without blanks
    /// around.
    mutating func words(_ text: String, at pointer: String, upTo limit: Int = 200) -> String {
        let trimmed = text.trimmed
        if trimmed.isEmpty { fail(pointer, rule: "text-empty") }
        if trimmed.count > limit { fail(pointer, rule: "text-too-long", ["limit": "\(limit)"]) }
        return trimmed
    }

    /// Words that may be left out; blanks alone count as left out.
    mutating func remark(_ text: String?, at pointer: String, upTo limit: Int = 500) -> String? {
        guard let trimmed = text?.trimmed, !trimmed.isEmpty else { return nil }
        if trimmed.count > limit { fail(pointer, rule: "text-too-long", ["limit": "\(limit)"]) }
        return trimmed
    }

    mutating func code(_ code: String, in table: ReferenceTable, on day: Day, at pointer: String) {
        guard !reference.knows(table, code, on: day) else { return }
        let known = reference.codes(table, on: day).joined(separator: ", ")
        fail(pointer, rule: "code-unknown", ["code": code, "codes": known])
    }

    mutating func unit(_ unit: UnitPath, on day: Day, at pointer: String) {
        guard !reference.units.isValid(unit, on: day) else { return }
        fail(pointer, rule: "unit-unknown", ["unit": unit.text, "day": day.description])
    }

    /// A budget year is a calendar year.
    mutating func budgetYear(_ year: Int, at pointer: String) {
        if !(2000...2199).contains(year) { fail(pointer, rule: "year-range", ["year": "\(year)"]) }
    }

    mutating func notInFuture(_ day: Day, at pointer: String) {
        guard day > today else { return }
        fail(pointer, rule: "day-in-future", ["day": day.description, "today": today.description])
    }

    /// 0 or more.
    mutating func notNegative(_ money: Money, at pointer: String) {
        if money.isNegative { fail(pointer, rule: "money-negative", ["amount": "\(money.dong)"]) }
    }

    /// More than 0.
    mutating func positive(_ money: Money, at pointer: String) {
        if money <= .zero { fail(pointer, rule: "money-not-positive", ["amount": "\(money.dong)"]) }
    }

    /// Throws ``Refusal`` with all that was found; nothing when nothing was.
    func finish() throws {
        if !violations.isEmpty { throw Refusal.invalid(violations) }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}

extension Money {
    /// The sum. INVALID_ARGUMENT at `pointer` when it is more than an amount can be.
    func plus(_ other: Money, at pointer: String) throws -> Money {
        do {
            return try plus(other)
        } catch is InvalidValue {
            throw Refusal.invalid(pointer, Message("funding.sum-too-large", ["limit": "\(Money.limit)"]))
        }
    }
}
