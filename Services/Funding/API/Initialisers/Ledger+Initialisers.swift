public import Vocabulary

extension LedgerEntry {
    public init(
        number: sending Int, on: Day, event: String, subject: String, unit: UnitPath, year: Int,
        postings: [Posting], postedBy: UnitPath
    ) {
        (self.number, self.on, self.event, self.subject, self.unit) = (number, on, event, subject, unit)
        (self.year, self.postings, self.postedBy) = (year, postings, postedBy)
    }
}

extension Posting {
    public init(
        debit: sending LedgerAccount, debitOf: String, credit: LedgerAccount, creditOf: String, amount: Money
    ) {
        (self.debit, self.debitOf, self.credit, self.creditOf) = (debit, debitOf, credit, creditOf)
        self.amount = amount
    }
}

extension BalanceSheet {
    public init(rows: [BalanceRow], total: BalanceAmounts) { (self.rows, self.total) = (rows, total) }
}

extension BalanceRow {
    public init(line: sending BudgetLine, amounts: BalanceAmounts) {
        (self.line, self.amounts) = (line, amounts)
    }
}

extension BalanceAmounts {
    public init(allocated: sending Total, committed: Total, paid: Total, left: Total) {
        (self.allocated, self.committed, self.paid, self.left) = (allocated, committed, paid, left)
    }
}

extension TrialBalance {
    public init(rows: [TrialRow], debit: Total, credit: Total, difference: Total) {
        (self.rows, self.debit, self.credit, self.difference) = (rows, debit, credit, difference)
    }
}

extension TrialRow {
    public init(account: sending LedgerAccount, debit: Total, credit: Total, balance: Total) {
        (self.account, self.debit, self.credit, self.balance) = (account, debit, credit, balance)
    }
}
