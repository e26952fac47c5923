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

    /// A day of the budget year or of its closing days, on which what was committed in it is still paid: to 31 January after it, and
    /// to its end since Law 89/2025/QH15 (reference data, `budget.books-close` and `budget.spending-ends`).
    mutating func day(_ day: Day, ofClosing year: Int, at pointer: String) {
        guard let last = reference.lastPaymentDay(of: year), last.year > year, day.year > year else {
            return self.day(day, ofBudget: year, at: pointer)
        }
        guard day > last else { return }
        fail(
            pointer, "funding.day-after-closing",
            ["day": day.description, "year": "\(year)", "last": last.description])
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

extension Reference {
    /// The last day on which something of a budget year may be paid: its last one where the data says nothing else.
    func lastPaymentDay(of year: Int) -> Day? {
        guard let end = Day(year: year, month: 12, day: 31) else { return nil }
        let closing = deadline("budget.books-close", on: end) ?? deadline("budget.spending-ends", on: end)
        return closing?.rule.due(in: year) ?? end
    }
}
