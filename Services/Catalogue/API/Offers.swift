public import Bus
public import Vocabulary

/// The services that providers offer, to whom and to how many.
public enum Offers {
    /// Enters a service that a provider offers: to whom, where, how many, at what cost.
    public static let publish = Command<PublishOffer, Offer>("catalogue.Offers/Publish", needs: .provider)
    /// Says what has changed, from which day: each aspect for itself, so that what is left out, and what comes later, stays
    /// as it is. A title and a first day are put right for every day. A capacity below the places that are held is refused.
    public static let update = Command<UpdateOffer, Offer>("catalogue.Offers/Update", needs: .provider)
    /// Takes no new referrals from a day on; those that hold a place keep it. FAILED_PRECONDITION when one holds a place from
    /// that day or a later one on.
    public static let withdraw = Command<WithdrawOffer, Offer>("catalogue.Offers/Withdraw", needs: .provider)
    /// Finds offers by what is sought, as they were on a day; in the order of their ids.
    public static let search = Query<SearchOffers, List<Offer>>("catalogue.Offers/Search", needs: .anyone)
    /// Ranks what one child may have on a day, and says why each other offer was left out.
    public static let match = Query<MatchOffers, OfferMatches>("catalogue.Offers/Match", needs: .reader)
}

/// A service that a provider gives.
public struct Offer: Composite {
    public var id: OfferID
    public var provider: ProviderID
    /// The provider's unit, and the place where it stands.
    public var unit: UnitPath
    /// Where the provider stands.
    public var place: UnitPath
    public var title: String
    /// A code of the reference table `service-domain`.
    public var domain: String
    public var eligibility: Eligibility
    /// How many children can have a place at the same time, 1 or more; absent when there is no limit.
    public var capacity: Int?
    /// What the child's family pays each time, in đồng; 0 when it is free.
    public var cost: Money
    /// When it is given, in words.
    public var schedule: String?
    /// How it is given; absent where nobody has said.
    public var details: OfferDetails?
    /// The first and last day on which it is given; without a last day it goes on.
    public var from: Day
    /// The last day, counted; absent when it goes on.
    public var until: Day?
    public var status: OfferStatus
    /// The first day on which it was withdrawn.
    public var withdrawnOn: Day?
    /// Why it was withdrawn.
    public var reason: String?
    /// The first day on which its provider no longer works.
    public var closedOn: Day?
    /// The provider's kind, a code of the reference table `facility-kind`.
    public var kind: String?
    /// The last day of the provider's licence, where it has one with an end.
    public var licenceUntil: Day?
    /// True of an offer as known on a day of which more may still be learned: one that is not over. Absent otherwise.
    public var provisional: Bool?
}
extension Offer: BoundedMembers { public static let bounds = ["capacity": 1...100_000] }
extension Offer: CodedMembers {
    public static let codes: [String: ReferenceTable] = ["domain": .serviceDomain, "kind": .facilityKind]
}

/// Whether an offer can still be taken up.
public enum OfferStatus: String, Choice {
    case open, withdrawn
}

/// Who may have an offer. Every member that is present must hold; an absent or empty one asks for nothing.
public struct Eligibility: Composite {
    /// Completed years, both counted, 0 to 17.
    public var minimumAge: Int?
    /// Not below `minimumAge`.
    public var maximumAge: Int?
    /// Codes of circumstances: one of them is enough.
    public var circumstances: [String]?
    /// Codes of disability types and degrees: the determination that holds must have one of these types and one
    /// of these degrees.
    public var disabilityTypes: [String]?
    /// Of the determination that holds on the day: the latest until then.
    public var disabilityDegrees: [String]?
    /// The child lives in one of these units or below it.
    public var area: [UnitPath]?
    /// Codes of household poverty: one of them.
    public var poverty: [String]?

    public init() {}
}
extension Eligibility: BoundedMembers {
    public static let bounds = ["minimumAge": 0...17, "maximumAge": 0...17]
}
extension Eligibility: CodedMembers {
    public static let codes: [String: ReferenceTable] = [
        "circumstances": .circumstance, "disabilityTypes": .disabilityType,
        "disabilityDegrees": .disabilityDegree, "poverty": .povertyStatus,
    ]
}

public struct PublishOffer: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: OfferID?
    /// One whose unit the caller may act for.
    public var provider: ProviderID
    /// 1 to 200 characters on one line; ALREADY_EXISTS when the provider gives the same in the domain on a day of this offer, in
    /// whatever spelling.
    public var title: String
    /// A code of the reference table `service-domain`.
    public var domain: String
    /// It is for every child when absent.
    public var eligibility: Eligibility?
    /// Places at the same time, 1 to 100,000; no limit when absent.
    public var capacity: Int?
    /// What the family pays each time, in đồng, 0 or more; free when absent.
    public var cost: Money?
    /// When it is given, in words, at most 500 characters.
    public var schedule: String?
    public var details: OfferDetails?
    /// A day on which its provider works, as is said of that day; today when absent.
    public var from: Day?
    /// The last day, counted; it goes on when absent.
    public var until: Day?
}
extension PublishOffer: BoundedMembers { public static let bounds = Offer.bounds }
extension PublishOffer: CodedMembers { public static let codes = ["domain": ReferenceTable.serviceDomain] }

public struct UpdateOffer: Composite {
    public var id: OfferID
    /// The day from which all but the title and the first day is as the request says; not in the future, today when
    /// absent.
    public var on: Day?
    /// 1 to 200 characters on one line.
    public var title: String?
    /// Instead of all that was asked before.
    public var eligibility: Eligibility?
    /// 1 to 100,000; FAILED_PRECONDITION when more places are held on a day from ``on`` on.
    public var capacity: Int?
    /// What the family pays each time, in đồng, 0 or more.
    public var cost: Money?
    /// 1 to 500 characters.
    public var schedule: String?
    /// Instead of all that was said of it before.
    public var details: OfferDetails?
    /// The first day, where it was said wrongly: one on which its provider works, as is said of that day.
    /// FAILED_PRECONDITION when something was given or a place is held before it, or when by anything that is said of
    /// its last day the offer ends before it.
    public var from: Day?
    /// The last day, counted; not before the first.
    public var until: Day?
    /// What is taken off: `capacity` (no limit from now on), `cost` (it is free), `schedule`, `details`, `until` (it goes on).
    public var clear: [String]?
}
extension UpdateOffer: BoundedMembers, ClearingMembers {
    public static let bounds = Offer.bounds
    public static let clears = ["capacity", "cost", "schedule", "details", "until"]
}

public struct WithdrawOffer: Composite {
    /// One that is open.
    public var id: OfferID
    /// The first day on which it takes nobody, not in the future; today when absent.
    public var on: Day?
    /// 1 to 500 characters on one line.
    public var reason: String
}

/// Every member narrows the search; none finds all that are open, of providers that work.
public struct SearchOffers: Composite, PagedRequest {
    /// A code of the reference table `service-domain`.
    public var domain: String?
    /// Offers of providers run by, or standing in, this unit or one below it.
    public var unit: UnitPath?
    public var provider: ProviderID?
    /// Words in the title, in any case.
    public var text: String?
    /// Withdrawn ones too, and those of closed providers.
    public var withWithdrawn: Bool?
    /// The day that is asked about; ``knownOn`` when absent, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when absent. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when absent.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when absent.
    public var limit: Int?

    public init() {}
}
extension SearchOffers: CodedMembers { public static let codes = ["domain": ReferenceTable.serviceDomain] }
