public import Bus
public import Vocabulary

/// Money out.
public enum Payments {
    /// Pays from a confirmed commitment, at most what it has left.
    public static let pay = Command<PayMoney, Payment>("funding.Payments/Pay", needs: .accountant)
    /// Takes a payment back, whole. It stays in the ledger beside its reversal.
    public static let reverse = Command<ReversePayment, Payment>(
        "funding.Payments/Reverse", needs: .accountant)
    /// Payments that the caller may see; every member of the request narrows the list.
    public static let list = Feed<ListPayments, Payment>("funding.Payments/List", needs: .reader)
}

/// Money that was paid out of a commitment.
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
    /// The day it was taken back; absent while it stands.
    public var reversedOn: Day?
    /// Why it was taken back.
    public var reason: String?
}

public struct PayMoney: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: PaymentID?
    /// A confirmed one that has enough left (FAILED_PRECONDITION otherwise).
    public var commitment: CommitmentID
    /// More than 0.
    public var amount: Money
    /// Within the budget year, not in the future, not before the commitment was made; today when absent.
    public var on: Day?
    /// Number of the payment order, 1 to 100 characters; ALREADY_EXISTS when a payment from the same source that was not
    /// taken back has it: a source is one year's.
    public var document: String
}

public struct ReversePayment: Composite {
    /// One that was not taken back before.
    public var id: PaymentID
    /// 1 to 500 characters on one line.
    public var reason: String
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

    public init() {}
}
