import Bus
import FundingAPI
import Vocabulary

/// Sums of money for people to read.
struct BalanceRules {
    /// Every account's sums with those of all accounts.
    func trial(_ rows: [TrialRow]) throws -> TrialBalance {
        let debit = try rows.reduce(Total.zero) { try $0.plus($1.debit) }
        let credit = try rows.reduce(Total.zero) { try $0.plus($1.credit) }
        return TrialBalance(rows: rows, debit: debit, credit: credit, difference: try debit.minus(credit))
    }

    /// What `sum` gives. FAILED_PRECONDITION when it is more than a ``FundingAPI/Total`` can be.
    func addingUp<Sum>(_ sum: () throws -> Sum) throws -> Sum {
        do {
            return try sum()
        } catch is Total.Overflow {
            throw Refusal.precondition("/year", Message("funding.total-too-large"))
        }
    }
}
