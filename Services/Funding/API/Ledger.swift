public import Bus
public import Vocabulary

/// The double-entry ledger that every command of this service posts to.
public enum Ledger {
    /// The ledger's entries.
    public static let entries = Feed<ListEntries, LedgerEntry>("funding.Ledger/Entries", needs: .reader)
    /// Money by source, activity and unit: approved, allocated, committed, paid, left.
    public static let balance = Query<AskBalance, BalanceSheet>("funding.Ledger/Balance", needs: .reader)
    /// Every account's sum; debits equal credits, always.
    public static let trial = Query<AskTrialBalance, TrialBalance>("funding.Ledger/Trial", needs: .reader)
}

/// The accounts. All but the three contra accounts are debit accounts: their balance is never below zero, and
/// that of the contra accounts never above.
public enum LedgerAccount: String, Choice {
    /// Contra: where sources come from.
    case funding
    /// What a source has that is not allocated.
    case unallocated
    /// Contra: the authority that approved estimates give.
    case authority
    /// What an approved line allows that is not allocated.
    case approved
    /// What an allocation has left.
    case allocated
    case reserved
    case confirmed
    case paid
    /// Contra: what donors promised.
    case promised
    /// What donors promised and have not given.
    case pledged
}

/// One command's posting: as much debited as credited.
public struct LedgerEntry: Codable, Hashable, Sendable {
    /// From 1, without gaps.
    public let number: Int
    public let on: Day
    /// The event that it posts: `paymentMade`.
    public let event: String
    /// The id of the thing that the event is about.
    public let subject: String
    public let unit: UnitPath
    public let year: Int
    public let postings: [Posting]

    public init(
        number: Int, on: Day, event: String, subject: String, unit: UnitPath, year: Int, postings: [Posting]
    ) {
        self.number = number
        self.on = on
        self.event = event
        self.subject = subject
        self.unit = unit
        self.year = year
        self.postings = postings
    }
}

/// An amount that leaves one account and enters another: balanced by its shape.
public struct Posting: Codable, Hashable, Sendable {
    public let debit: LedgerAccount
    /// What the debited account is of: the id of a source, an estimate's line, an allocation, a commitment.
    public let debitOf: String
    public let credit: LedgerAccount
    public let creditOf: String
    /// More than 0.
    public let amount: Money

    public init(
        debit: LedgerAccount, debitOf: String, credit: LedgerAccount, creditOf: String, amount: Money
    ) {
        self.debit = debit
        self.debitOf = debitOf
        self.credit = credit
        self.creditOf = creditOf
        self.amount = amount
    }
}

/// Every member narrows the list.
public struct ListEntries: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let year: Int?
    public let event: String?
    public let period: Period?

    public init(unit: UnitPath? = nil, year: Int? = nil, event: String? = nil, period: Period? = nil) {
        self.unit = unit
        self.year = year
        self.event = event
        self.period = period
    }
}

public struct AskBalance: Codable, Hashable, Sendable {
    /// This unit and those below it; the caller's scope when absent.
    public let unit: UnitPath?
    public let plan: String?
    public let year: Int?

    public init(unit: UnitPath? = nil, plan: String? = nil, year: Int? = nil) {
        self.unit = unit
        self.plan = plan
        self.year = year
    }
}

/// Money along each budget line, and added up.
public struct BalanceSheet: Codable, Hashable, Sendable {
    public let rows: [BalanceRow]
    public let total: BalanceAmounts

    public init(rows: [BalanceRow], total: BalanceAmounts) {
        self.rows = rows
        self.total = total
    }
}

/// What has become of the money of one budget line.
public struct BalanceRow: Codable, Hashable, Sendable {
    public let line: BudgetLine
    public let amounts: BalanceAmounts

    public init(line: BudgetLine, amounts: BalanceAmounts) {
        self.line = line
        self.amounts = amounts
    }
}

/// Always `paid ≤ committed ≤ allocated`, and `left = allocated - committed`.
public struct BalanceAmounts: Codable, Hashable, Sendable {
    public let allocated: Money
    /// Reserved, confirmed and paid together.
    public let committed: Money
    public let paid: Money
    public let left: Money

    public init(allocated: Money, committed: Money, paid: Money, left: Money) {
        self.allocated = allocated
        self.committed = committed
        self.paid = paid
        self.left = left
    }
}

public struct AskTrialBalance: Codable, Hashable, Sendable {
    /// Only entries of this budget year.
    public let year: Int?

    public init(year: Int? = nil) {
        self.year = year
    }
}

public struct TrialBalance: Codable, Hashable, Sendable {
    public let rows: [TrialRow]
    public let debit: Money
    public let credit: Money
    /// `debit - credit`: zero.
    public let difference: Money

    public init(rows: [TrialRow], debit: Money, credit: Money, difference: Money) {
        self.rows = rows
        self.debit = debit
        self.credit = credit
        self.difference = difference
    }
}

/// The sums of one account.
public struct TrialRow: Codable, Hashable, Sendable {
    public let account: LedgerAccount
    public let debit: Money
    public let credit: Money
    /// `debit - credit`: zero or more on debit accounts, zero or less on contra accounts.
    public let balance: Money

    public init(account: LedgerAccount, debit: Money, credit: Money, balance: Money) {
        self.account = account
        self.debit = debit
        self.credit = credit
        self.balance = balance
    }
}
