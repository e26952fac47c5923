public import Bus
public import Vocabulary

/// The double-entry ledger that every command of this service posts to.
public enum Ledger {
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
}

/// Every member narrows the list.
public struct ListEntries: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let year: Int?
    public let event: String?
    public let period: Period?
}

public struct AskBalance: Codable, Hashable, Sendable {
    /// This unit and those below it; the caller's scope when absent.
    public let unit: UnitPath?
    public let plan: String?
    public let year: Int?
}

/// Money along each budget line, and added up.
public struct BalanceSheet: Codable, Hashable, Sendable {
    public let rows: [BalanceRow]
    public let total: BalanceAmounts
}

public struct BalanceRow: Codable, Hashable, Sendable {
    public let line: BudgetLine
    public let amounts: BalanceAmounts
}

/// Always `paid ≤ committed ≤ allocated`, and `left = allocated - committed`.
public struct BalanceAmounts: Codable, Hashable, Sendable {
    public let allocated: Money
    /// Reserved, confirmed and paid together.
    public let committed: Money
    public let paid: Money
    public let left: Money
}

public struct AskTrialBalance: Codable, Hashable, Sendable {
    /// Only entries of this budget year.
    public let year: Int?
}

public struct TrialBalance: Codable, Hashable, Sendable {
    public let rows: [TrialRow]
    public let debit: Money
    public let credit: Money
    /// `debit - credit`: zero.
    public let difference: Money
}

public struct TrialRow: Codable, Hashable, Sendable {
    public let account: LedgerAccount
    public let debit: Money
    public let credit: Money
    /// `debit - credit`: zero or more on debit accounts, zero or less on contra accounts.
    public let balance: Money
}
