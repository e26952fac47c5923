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

public typealias PaymentID = ID<Payment>

/// Money that was paid out of a commitment.
public struct Payment: Codable, Hashable, Sendable {
    public let id: PaymentID
    public let commitment: CommitmentID
    public let line: BudgetLine
    public let amount: Money
    public let on: Day
    /// Number of the payment order.
    public let document: String
    public let reversedOn: Day?
    public let reason: String?

    public init(
        id: PaymentID, commitment: CommitmentID, line: BudgetLine, amount: Money, on: Day, document: String,
        reversedOn: Day? = nil, reason: String? = nil
    ) {
        self.id = id
        self.commitment = commitment
        self.line = line
        self.amount = amount
        self.on = on
        self.document = document
        self.reversedOn = reversedOn
        self.reason = reason
    }
}

public struct PayMoney: Codable, Hashable, Sendable {
    public let id: PaymentID?
    public let commitment: CommitmentID
    /// More than 0.
    public let amount: Money
    /// Within the budget year, not in the future; today when absent.
    public let on: Day?
    public let document: String

    public init(
        id: PaymentID? = nil, commitment: CommitmentID, amount: Money, on: Day? = nil, document: String
    ) {
        self.id = id
        self.commitment = commitment
        self.amount = amount
        self.on = on
        self.document = document
    }
}

public struct ReversePayment: Codable, Hashable, Sendable {
    public let id: PaymentID
    public let reason: String

    public init(id: PaymentID, reason: String) {
        self.id = id
        self.reason = reason
    }
}

/// Every member narrows the list.
public struct ListPayments: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let plan: String?
    public let activity: String?
    public let source: SourceID?
    public let commitment: CommitmentID?
    public let period: Period?

    public init(
        unit: UnitPath? = nil, plan: String? = nil, activity: String? = nil, source: SourceID? = nil,
        commitment: CommitmentID? = nil, period: Period? = nil
    ) {
        self.unit = unit
        self.plan = plan
        self.activity = activity
        self.source = source
        self.commitment = commitment
        self.period = period
    }
}
