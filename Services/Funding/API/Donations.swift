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
    /// Says that a pledge or what came of it was another sum, or of another day, or that a donor was thanked by another number or on
    /// another day: a number that was typed wrongly was never given. The ledger gets an entry that takes the
    /// difference back, on the day that it is about. FAILED_PRECONDITION where less would be pledged than has come, or the
    /// source would have less than is allocated of it, on any day.
    public static let correct = Command<CorrectDonation, Donation>(
        "funding.Donations/Correct", needs: .accountant)
    /// Says that a pledge, something that came of it, or that the donor was thanked never was. FAILED_PRECONDITION for a pledge of which
    /// something has come, and for all that came where the donor was thanked for it: that is voided first. The number of a receipt that
    /// is void stays used, as it does in the unit's book; the donor is thanked anew by another.
    public static let void = Command<VoidDonationFact, Donation>("funding.Donations/Void", needs: .accountant)
    /// Thanks the donor, once something has come: by a receipt number, which the unit gives once a year.
    public static let thank = Command<ThankDonor, Donation>("funding.Donations/Thank", needs: .accountant)
    /// A unit's public account of a year: what came, from whom wishes to be named, and what was done with it.
    public static let account = Query<AskPublicAccount, PublicAccount>(
        "funding.Donations/Account", needs: .anyone)
    /// All that was ever said of a donation, by whom and when; as it was learned.
    public static let history = Query<ListDonationHistory, List<DonationFactEntry>>(
        "funding.Donations/History", needs: .comptroller)
    /// Donations that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListDonations, List<Donation>>(
        "funding.Donations/List", needs: .comptroller)
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
    /// In đồng; zero where the pledge was voided.
    public var pledged: Money
    /// What has come so far, in đồng.
    public var received: Money
    /// How much of it has come.
    public var status: DonationStatus
    /// The day of the pledge.
    public var on: Day
    /// Whether the donor wishes to be named in public.
    public var isNamed: Bool
    /// Number of the receipt that the donor was thanked by, and the day.
    public var receipt: String?
    public var thankedOn: Day?
    /// True of an answer of which more may still be learned: as known on a day that is not over. Absent otherwise.
    public var provisional: Bool?
}
extension Donation: CodedMembers { public static let codes = ["sourceKind": ReferenceTable.fundSource] }

/// How much of what was pledged has come.
public enum DonationStatus: String, Choice {
    /// Nothing.
    case pledged
    case partlyReceived
    /// All of it.
    case received
}

/// What can be said of a donation.
public enum DonationAspect: String, Choice {
    /// What the donor promised: once.
    case pledge
    /// What came of it, or a part of that.
    case receipt
    /// That the donor was thanked: once.
    case thanks
}

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
    /// Whether the donor wishes to be named in public; false when absent.
    public var isNamed: Bool?
}

public struct ThankDonor: Composite {
    /// One of which something has come, and that was not thanked for before.
    public var id: DonationID
    /// 1 to 50 characters on one line; ALREADY_EXISTS where the unit has given it in the year, though that was voided. The unit's next number when absent.
    public var receipt: String?
    /// The day: not before the pledge, not in the future; today when absent.
    public var on: Day?
}

public struct AskPublicAccount: Composite, PagedRequest {
    /// Who holds the sources: the Child Protection Fund of a level.
    public var unit: UnitPath
    /// The budget year, 2000 to 2199.
    public var year: Int
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 gifts; 200 when absent.
    public var limit: Int?
}

/// What came to a unit in a year as gifts, and what was done with it.
public struct PublicAccount: Composite {
    public var unit: UnitPath
    /// The budget year.
    public var year: Int
    /// What came, in đồng.
    public var received: Total
    /// What was paid out of the sources that gifts came to.
    public var paid: Total
    public var spending: [AccountedSpending]
    /// A page of them, in the order in which they were pledged.
    public var gifts: [PublicGift]
    /// Where the next page begins; absent on the last one.
    public var next: String?
}

/// What was paid for an activity.
public struct AccountedSpending: Composite {
    /// The plan's id.
    public var plan: String
    /// The activity's id in the plan.
    public var activity: String
    public var paid: Total
}

/// A gift as the public sees it.
public struct PublicGift: Composite {
    /// Only who wishes to be named.
    public var donor: String?
    public var received: Money
    /// The day of the pledge.
    public var on: Day
}

public struct ReceiveDonation: Composite {
    /// One of which something is still to come (FAILED_PRECONDITION otherwise).
    public var id: DonationID
    /// More than 0, at most what is still to come; all of it when absent.
    public var amount: Money?
    /// The day that it came: not before the pledge, not in the future; today when absent.
    public var on: Day?
    /// Number of the receipt or the transfer, at most 100 characters on one line. ALREADY_EXISTS when the same amount of the
    /// donor came to the source on that day under the same number, or when neither has one.
    public var document: String?
}

/// What is absent stays as it is.
public struct CorrectDonation: Composite {
    public var id: DonationID
    /// One of the donation's history.
    public var fact: FactID
    /// More than 0; of what came at most what is still to come beside it, of a pledge at least what has come. Thanks have none.
    public var amount: Money?
    /// The day of the pledge, not before its source was opened, nor after the donor was thanked; or the day that it came, or that the
    /// donor was thanked, not before the pledge. Not in the future.
    public var on: Day?
    /// Of what came: number of the receipt or the transfer, at most 100 characters on one line. Of thanks: the receipt's number, at most
    /// 50; ALREADY_EXISTS where the unit has given it in the year.
    public var document: String?
    /// 1 to 500 characters on one line.
    public var reason: String
}

public struct VoidDonationFact: Composite {
    public var id: DonationID
    /// One of the donation's history.
    public var fact: FactID
}

public struct ListDonationHistory: Composite, PagedRequest {
    public var donation: DonationID
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?
}

/// One version of what was said of a donation.
public struct DonationFactEntry: Composite {
    /// The fact's id: what ``Donations/correct`` and ``Donations/void`` name.
    public var fact: FactID
    public var aspect: DonationAspect
    public var kind: VersionKind
    /// The day of the pledge, the day that it came, or that the donor was thanked.
    public var from: Day
    /// In đồng; of thanks zero.
    public var amount: Money
    /// Of what came: number of the receipt or the transfer; of thanks the receipt's.
    public var document: String?
    /// Why it was put right.
    public var reason: String?
    /// Whether this is what is said of the fact now.
    public var stands: Bool
    /// When it was entered.
    public var recordedAt: Timestamp
    /// Who entered it.
    public var unit: UnitPath
    /// The person of that unit; absent where a program did.
    public var recordedBy: String?
}

public struct ListDonations: Composite, DatedRequest {
    /// To sources of this unit or one below it.
    public var unit: UnitPath?
    public var source: SourceID?
    /// The source's budget year.
    public var year: Int?
    public var status: DonationStatus?
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
