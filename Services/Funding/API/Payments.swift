public import Bus
public import Vocabulary

/// Money out.
public enum Payments {
    /// Pays from a confirmed commitment, at most what it has left.
    public static let pay = Command<PayMoney, Payment>("funding.Payments/Pay", needs: .accountant)
    /// Takes a payment back, whole. It stays in the ledger beside its reversal.
    public static let reverse = Command<ReversePayment, Payment>(
        "funding.Payments/Reverse", needs: .accountant)
    /// Payments that the caller may see; every member of the request narrows the list. That of a month's list that is not told to the
    /// caller (``PaymentRun/entitlements``) is not among them; what is paid from a commitment says ``Commitments/list``.
    public static let list = Feed<ListPayments, Payment>("funding.Payments/List", needs: .comptroller)
}

/// Money that was paid out of a commitment, at once or as the list of a month.
public struct Payment: Composite {
    public var id: PaymentID
    public var commitment: CommitmentID
    /// The commitment's.
    public var line: BudgetLine
    /// In đồng.
    public var amount: Money
    /// The day it was paid.
    public var on: Day
    /// Number of the payment order.
    public var document: String
    /// What came back of it person by person, in đồng.
    public var returned: Money?
    /// The day it was taken back; absent while it stands.
    public var reversedOn: Day?
    /// Why it was taken back.
    public var reason: String?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

public struct PayMoney: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: PaymentID?
    /// A confirmed one that has enough left (FAILED_PRECONDITION otherwise).
    public var commitment: CommitmentID
    /// More than 0.
    public var amount: Money
    /// Within the budget year or its closing days, not in the future, not before the commitment was confirmed; today when absent.
    public var on: Day?
    /// Number of the payment order, 1 to 100 characters; ALREADY_EXISTS when the unit has paid under it from the same source,
    /// which is one year's, and not taken that back. Blanks, accents, small and capital letters make no other number.
    public var document: String
}

public struct ReversePayment: Composite {
    /// One that was not taken back before.
    public var id: PaymentID
    /// 1 to 500 characters on one line.
    public var reason: String
    /// The day that it was taken back: not before it was paid, nor before its commitment was released, not in the future; today
    /// when absent.
    public var on: Day?
}

/// Every member narrows the list.
public struct ListPayments: Composite {
    /// For this unit or one below it to spend.
    public var unit: UnitPath?
    /// The plan's id.
    public var plan: String?
    /// The activity's id in the plan.
    public var activity: String?
    public var source: SourceID?
    public var commitment: CommitmentID?
    /// Paid on these days.
    public var period: Period?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?

    public init() {}
}
