public import Bus
public import Vocabulary

extension Offers {
    /// Says that a fact of the offer never was so, but otherwise, or from another day. What was known before stays known of
    /// the time before. Its title and its first day, ``update`` corrects.
    public static let correct = Command<CorrectOffer, Offer>("catalogue.Offers/Correct", needs: .provider)
    /// Says that a fact of the offer never was: what held before it holds on.
    public static let void = Command<VoidOfferFact, Offer>("catalogue.Offers/Void", needs: .provider)
    /// All that was ever said of an offer, by whom and when; as it was learned.
    public static let history = Query<ListOfferHistory, List<OfferFactEntry>>(
        "catalogue.Offers/History", needs: .anyone)
}

/// What is nil stays as it is. Only what the fact is about can be given.
public struct CorrectOffer: Composite {
    public var id: OfferID
    /// A fact of the offer's history, any but of what it is and of its first day.
    public var fact: FactID
    /// The day from which it is so; not in the future, and not of what was published, which holds from the beginning.
    public var on: Day?
    /// Instead of all that the fact asks.
    public var eligibility: Eligibility?
    /// Of a capacity: 1 to 100,000.
    public var capacity: Int?
    /// Of a cost: in đồng, 0 or more.
    public var cost: Money?
    /// Of a schedule: 1 to 500 characters.
    public var schedule: String?
    /// Of details: instead of all that the fact says.
    public var details: OfferDetails?
    /// Of a last day: counted; not before the first.
    public var until: Day?
    /// Of a withdrawal: 1 to 500 characters on one line.
    public var reason: String?
    /// What is taken off: `capacity` (no limit), `cost` (it is free), `schedule`, `details`, `until` (it goes on).
    public var clear: [String]?
}
extension CorrectOffer: BoundedMembers, ClearingMembers {
    public static let bounds = Offer.bounds
    public static let clears = UpdateOffer.clears
}

public struct VoidOfferFact: Composite {
    public var id: OfferID
    /// A fact of the offer's history. What it was published with cannot be voided.
    public var fact: FactID
}

public struct ListOfferHistory: Composite, PagedRequest {
    public var offer: OfferID
    /// Where the page begins: `next` of the page before; the first page when absent.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when absent.
    public var limit: Int?
}

/// One version of one fact of an offer, and who said it when.
public struct OfferFactEntry: Composite {
    /// The fact's id: what ``Offers/correct`` and ``Offers/void`` name.
    public var fact: FactID
    public var aspect: OfferAspect
    public var kind: VersionKind
    /// The day from which it is so.
    public var from: Day
    /// Whether this is what the catalogue says of the fact now.
    public var stands: Bool
    /// The fact that it follows from, where nobody entered it for itself.
    public var cause: FactID?
    /// Of what it is.
    public var identity: OfferIdentity?
    /// Of an eligibility.
    public var eligibility: Eligibility?
    /// Of a capacity; absent when there is no limit.
    public var capacity: Int?
    /// Of a cost, in đồng.
    public var cost: Money?
    /// Of a schedule.
    public var schedule: String?
    /// Of details.
    public var details: OfferDetails?
    /// Of a first day.
    public var firstDay: Day?
    /// Of a last day, counted; absent when it goes on.
    public var lastDay: Day?
    /// Of a standing.
    public var status: OfferStatus?
    /// Of a standing: why.
    public var reason: String?
    /// When it was entered.
    public var recordedAt: Timestamp
    /// Who entered it.
    public var unit: UnitPath
    /// The person of that unit; absent where a program did.
    public var recordedBy: String?
}
