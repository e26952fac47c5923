public import Bus
public import Vocabulary

/// The double-entry ledger that every command of this service posts to.
///
/// A unit's year takes entries until ``Settlements/close``: after it nothing is posted there, and nothing put right.
public enum Ledger {
    /// The ledger's entries, but for those of a month's list that is not told to the caller (``PaymentRun/entitlements``), and what
    /// came back of others' lists.
    public static let entries = Feed<ListEntries, LedgerEntry>("funding.Ledger/Entries", needs: .comptroller)
    /// Money by source, activity and unit: allocated, committed, paid, left. FAILED_PRECONDITION when a sum is more than
    /// a ``Total`` can be.
    public static let balance = Query<AskBalance, BalanceSheet>("funding.Ledger/Balance", needs: .comptroller)
    /// Every account's sum; debits equal credits, always. FAILED_PRECONDITION when a sum is more than a ``Total`` can be.
    public static let trial = Query<AskTrialBalance, TrialBalance>(
        "funding.Ledger/Trial", needs: .comptroller)
}

/// The accounts. All but the three contra accounts are debit accounts: on no day is their balance below
/// zero, and that of the contra accounts above.
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
public struct LedgerEntry: Composite {
    /// From 1, without gaps but for those that are not told.
    public var number: Int
    /// The day that the money moved: of a correction the day that it is about, not the day that it was posted.
    public var on: Day
    /// The event that it posts: `paymentMade`.
    public var event: String
    /// The id of the thing that the event is about.
    public var subject: String
    public var unit: UnitPath
    /// The budget year.
    public var year: Int
    public var postings: [Posting]
    /// Who posted it.
    public var postedBy: UnitPath
}

/// An amount that leaves one account and enters another: balanced by its shape.
public struct Posting: Composite {
    /// The account that the amount enters.
    public var debit: LedgerAccount
    /// What the debited account is of: the id of a source, an estimate's line, an allocation, a commitment.
    public var debitOf: String
    /// The account that the amount leaves.
    public var credit: LedgerAccount
    /// What the credited account is of, as ``debitOf``.
    public var creditOf: String
    /// More than 0.
    public var amount: Money
}

/// Every member narrows the list.
public struct ListEntries: Composite {
    /// This unit and those below it.
    public var unit: UnitPath?
    /// The budget year.
    public var year: Int?
    /// The event that was posted: `paymentMade`.
    public var event: String?
    /// Entries of these days.
    public var period: Period?

    public init() {}
}

public struct AskBalance: Composite, PagedRequest {
    /// This unit and those below it; the caller's scope when absent.
    public var unit: UnitPath?
    /// The plan's id.
    public var plan: String?
    /// The budget year.
    public var year: Int?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}

/// Money along each budget line, a page at a time, and added up.
public struct BalanceSheet: Composite {
    public var rows: [BalanceRow]
    /// Of all rows, those of other pages too.
    public var total: BalanceAmounts
    /// Where the next page begins; absent on the last one.
    public var next: String?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// What has become of the money of one budget line.
public struct BalanceRow: Composite {
    public var line: BudgetLine
    public var amounts: BalanceAmounts
}

/// Always `paid ≤ committed ≤ allocated`, and `left = allocated - committed`.
public struct BalanceAmounts: Composite {
    public var allocated: Total
    /// Reserved, confirmed and paid together.
    public var committed: Total
    public var paid: Total
    /// In đồng, as are the others.
    public var left: Total
}

public struct AskTrialBalance: Composite {
    /// Only entries of this budget year.
    public var year: Int?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?

    public init() {}
}

public struct TrialBalance: Composite {
    public var rows: [TrialRow]
    /// Of all accounts.
    public var debit: Total
    /// Of all accounts.
    public var credit: Total
    /// `debit - credit`: zero.
    public var difference: Total
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// The sums of one account.
public struct TrialRow: Composite {
    public var account: LedgerAccount
    /// All that was posted on this side, in đồng, as are the others.
    public var debit: Total
    public var credit: Total
    /// `debit - credit`: zero or more on debit accounts, zero or less on contra accounts.
    public var balance: Total
}
