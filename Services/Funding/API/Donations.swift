public import Bus
public import Vocabulary

/// Gifts of money to the Child Protection Fund and other sources (Law on Children 102/2016, Art. 95).
public enum Donations {
    /// Enters what a donor promises.
    public static let pledge = Command<PledgeDonation, Donation>(
        "funding.Donations/Pledge", needs: .accountant)
    /// Takes in all or a part of what was pledged: the source grows by it.
    public static let receive = Command<ReceiveDonation, Donation>(
        "funding.Donations/Receive", needs: .accountant)
    /// Donations that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListDonations, List<Donation>>("funding.Donations/List", needs: .reader)
}

/// Always `0 ≤ received ≤ pledged`.
public struct Donation: Composite {
    public var id: DonationID
    public var source: SourceID
    /// A code of the reference table `fund-source`.
    public var sourceKind: String
    /// Who holds the source.
    public var unit: UnitPath
    /// The source's budget year.
    public var year: Int
    /// An organisation's or a company's name, or "không nêu tên".
    public var donor: String
    /// In đồng.
    public var pledged: Money
    /// What has come so far, in đồng.
    public var received: Money
    /// The day of the pledge.
    public var on: Day
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}
extension Donation: CodedMembers { public static let codes = ["sourceKind": ReferenceTable.fundSource] }

public struct PledgeDonation: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: DonationID?
    /// One whose unit the caller may act for.
    public var source: SourceID
    /// 1 to 200 characters on one line.
    public var donor: String
    /// More than 0.
    public var amount: Money
    /// The day of the pledge: not before its source was opened, not in the future; today when absent.
    public var on: Day?
}

public struct ReceiveDonation: Composite {
    /// One of which something is still to come (FAILED_PRECONDITION otherwise).
    public var id: DonationID
    /// More than 0, at most what is still to come; all of it when absent.
    public var amount: Money?
    /// The day that it came: not before the pledge, not in the future; today when absent.
    public var on: Day?
}

public struct ListDonations: Composite, PagedRequest {
    /// To sources of this unit or one below it.
    public var unit: UnitPath?
    public var source: SourceID?
    /// The source's budget year.
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
