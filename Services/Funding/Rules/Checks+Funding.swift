import Bus
import ServiceKit
import Vocabulary

extension Checks {
    /// A budget year is a calendar year.
    mutating func budgetYear(_ year: Int, at pointer: String) {
        number(year, in: BudgetYear.all, at: pointer)
    }

    /// A day of the budget year: money is committed and paid within its year (Law on the State Budget 83/2015, Art. 14).
    mutating func day(_ day: Day, ofBudget year: Int, at pointer: String) {
        guard day.year != year else { return }
        fail(pointer, "funding.day-outside-year", ["day": day.description, "year": "\(year)"])
    }

    /// A day on which money of a budget year can be given: in that year, or before it begins.
    mutating func day(_ day: Day, notAfterBudget year: Int, at pointer: String) {
        // Of what is no year nothing is late.
        guard BudgetYear.all.contains(year), day.year > year else { return }
        fail(pointer, "funding.day-after-year", ["day": day.description, "year": "\(year)"])
    }
}

private enum BudgetYear {
    static let all = 2000...2199
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
