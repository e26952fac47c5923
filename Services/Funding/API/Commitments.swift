public import Bus
public import Vocabulary

/// Holds against allocations.
public enum Commitments {
    /// FAILED_PRECONDITION when the allocation has less left.
    public static let reserve = Command<ReserveMoney, Commitment>(
        "funding.Commitments/Reserve", needs: .accountant)
    /// Makes a hold firm: a contract or a decision stands behind it, and it may be paid from.
    public static let confirm = Command<ConfirmCommitment, Commitment>(
        "funding.Commitments/Confirm", needs: .accountant)
    /// Gives what is not paid back to the allocation, and closes the hold.
    public static let release = Command<ReleaseCommitment, Commitment>(
        "funding.Commitments/Release", needs: .accountant)
    /// Commitments that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListCommitments, CommitmentList>(
        "funding.Commitments/List", needs: .reader)
}

public typealias CommitmentID = ID<Commitment>

/// A hold against an allocation. Always `0 ≤ paid ≤ amount`.
public struct Commitment: Codable, Hashable, Sendable {
    public let id: CommitmentID
    public let allocation: AllocationID
    public let line: BudgetLine
    /// What is held, paid parts included; once released, what was paid.
    public let amount: Money
    public let paid: Money
    /// `amount - paid`.
    public let left: Money
    public let purpose: String
    public let status: CommitmentStatus
    /// Number of the contract or decision, once confirmed.
    public let document: String?

    public init(
        id: CommitmentID, allocation: AllocationID, line: BudgetLine, amount: Money, paid: Money,
        left: Money, purpose: String, status: CommitmentStatus, document: String? = nil
    ) {
        self.id = id
        self.allocation = allocation
        self.line = line
        self.amount = amount
        self.paid = paid
        self.left = left
        self.purpose = purpose
        self.status = status
        self.document = document
    }
}

/// Whether reserved money is still to be spent.
public enum CommitmentStatus: String, Choice {
    case reserved, confirmed, released
}

public struct ReserveMoney: Codable, Hashable, Sendable {
    public let id: CommitmentID?
    public let allocation: AllocationID
    /// More than 0.
    public let amount: Money
    public let purpose: String

    public init(id: CommitmentID? = nil, allocation: AllocationID, amount: Money, purpose: String) {
        self.id = id
        self.allocation = allocation
        self.amount = amount
        self.purpose = purpose
    }
}

public struct ConfirmCommitment: Codable, Hashable, Sendable {
    public let id: CommitmentID
    public let document: String

    public init(id: CommitmentID, document: String) {
        self.id = id
        self.document = document
    }
}

public struct ReleaseCommitment: Codable, Hashable, Sendable {
    public let id: CommitmentID
    public let reason: String

    public init(id: CommitmentID, reason: String) {
        self.id = id
        self.reason = reason
    }
}

/// Every member narrows the list.
public struct ListCommitments: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let allocation: AllocationID?
    public let status: CommitmentStatus?
    public let year: Int?

    public init(
        unit: UnitPath? = nil, allocation: AllocationID? = nil, status: CommitmentStatus? = nil,
        year: Int? = nil
    ) {
        self.unit = unit
        self.allocation = allocation
        self.status = status
        self.year = year
    }
}

public struct CommitmentList: Codable, Hashable, Sendable {
    public let items: [Commitment]

    public init(items: [Commitment]) {
        self.items = items
    }
}
