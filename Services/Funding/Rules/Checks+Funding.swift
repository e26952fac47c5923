import Bus
import ServiceKit
import Vocabulary

extension Checks {
    /// In the fund's sentences.
    init(_ reference: Reference, today: Day) { self.init("funding", reference, today: today) }

    /// A budget year is a calendar year.
    mutating func budgetYear(_ year: Int, at pointer: String) {
        if !(2000...2199).contains(year) { fail(pointer, rule: "year-range", ["year": "\(year)"]) }
    }

    /// 0 or more.
    mutating func notNegative(_ money: Money, at pointer: String) {
        if money.isNegative { fail(pointer, rule: "money-negative", ["amount": "\(money.dong)"]) }
    }

    /// More than 0.
    mutating func positive(_ money: Money, at pointer: String) {
        if money <= .zero { fail(pointer, rule: "money-not-positive", ["amount": "\(money.dong)"]) }
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
