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
    public var line: BudgetLine
    public var amount: Money
    public var on: Day
    /// Number of the payment order.
    public var document: String
    public var reversedOn: Day?
    public var reason: String?
}

public struct PayMoney: Composite {
    public var id: PaymentID?
    public var commitment: CommitmentID
    /// More than 0.
    public var amount: Money
    /// Within the budget year, not in the future; today when absent.
    public var on: Day?
    public var document: String
}

public struct ReversePayment: Composite {
    public var id: PaymentID
    public var reason: String
}

/// Every member narrows the list.
public struct ListPayments: Composite {
    public var unit: UnitPath?
    public var plan: String?
    public var activity: String?
    public var source: SourceID?
    public var commitment: CommitmentID?
    public var period: Period?

    public init() {}
}
