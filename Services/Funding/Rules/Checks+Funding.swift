import Bus
import ServiceKit
import Vocabulary

extension Checks {
    /// A budget year is a calendar year.
    mutating func budgetYear(_ year: Int, at pointer: String) {
        number(year, in: 2000...2199, at: pointer)
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
