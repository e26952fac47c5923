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
    public static let list = Query<ListCommitments, List<Commitment>>(
        "funding.Commitments/List", needs: .comptroller)
}

/// A hold against an allocation. Always `0 ≤ paid ≤ amount`.
public struct Commitment: Composite {
    public var id: CommitmentID
    public var allocation: AllocationID
    /// The allocation's.
    public var line: BudgetLine
    /// What is held, paid parts included; once released, what was paid.
    public var amount: Money
    /// Without payments that were taken back.
    public var paid: Money
    /// `amount - paid`.
    public var left: Money
    public var purpose: String
    public var status: CommitmentStatus
    /// The day that it was made.
    public var on: Day
    /// The day that it was made firm, once it was; nothing paid from it is dated before.
    public var confirmedOn: Day?
    /// The day that what was left of it was given back, once it was.
    public var releasedOn: Day?
    /// Number of the contract or decision, once confirmed.
    public var document: String?
    /// Why it was released.
    public var reason: String?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// Whether reserved money is still to be spent.
public enum CommitmentStatus: String, Choice {
    case reserved, confirmed, released
}

public struct ReserveMoney: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CommitmentID?
    public var allocation: AllocationID
    /// More than 0.
    public var amount: Money
    /// 1 to 500 characters on one line.
    public var purpose: String
    /// The day that it was made: within the budget year, not in the future; today when absent.
    public var on: Day?
}

public struct ConfirmCommitment: Composite {
    /// A reserved one.
    public var id: CommitmentID
    /// Number of the contract or decision, 1 to 100 characters.
    public var document: String
    /// The day that it was made firm: not before it was made, within the budget year, not in the future; today when absent.
    public var on: Day?
}

public struct ReleaseCommitment: Composite {
    /// A reserved or confirmed one.
    public var id: CommitmentID
    /// 1 to 500 characters on one line.
    public var reason: String
    /// The day that it was given back: not before it was made firm or made, not in the future; today when absent.
    public var on: Day?
}

/// Every member narrows the list.
public struct ListCommitments: Composite, DatedRequest {
    /// For this unit or one below it to spend.
    public var unit: UnitPath?
    public var allocation: AllocationID?
    public var status: CommitmentStatus?
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
