public import Bus
public import Vocabulary

/// The services that providers offer, to whom and to how many.
public enum Offers {
    /// Enters a service that a provider offers: to whom, where, how many, at what cost.
    public static let publish = Command<PublishOffer, Offer>("catalogue.Offers/Publish", needs: .provider)
    /// Changes the members that the request carries. A capacity below the places held today is refused.
    public static let update = Command<UpdateOffer, Offer>("catalogue.Offers/Update", needs: .provider)
    /// Takes no new referrals from now on; those that hold a place keep it.
    public static let withdraw = Command<WithdrawOffer, Offer>("catalogue.Offers/Withdraw", needs: .provider)
    /// Finds offers by what is sought.
    public static let search = Query<SearchOffers, OfferPage>("catalogue.Offers/Search", needs: .anyone)
    /// Ranks what one child may have on a day, and says why each other offer was left out.
    public static let match = Query<MatchOffers, OfferMatches>("catalogue.Offers/Match", needs: .reader)
}

/// A service that a provider gives.
public struct Offer: Codable, Hashable, Sendable {
    public let id: OfferID
    public let provider: ProviderID
    /// The provider's unit, and the place where it stands.
    public let unit: UnitPath
    public let place: UnitPath
    public let title: String
    /// A code of the reference table `service-domain`.
    public let domain: String
    public let eligibility: Eligibility
    /// How many children can have a place at the same time, 1 or more; absent when there is no limit.
    public let capacity: Int?
    /// What the child's family pays each time, in đồng; 0 when it is free.
    public let cost: Money
    /// When it is given, in words.
    public let schedule: String?
    /// The first and last day on which it is given; without a last day it goes on.
    public let from: Day
    public let until: Day?
    public let status: OfferStatus

    public init(
        id: OfferID, provider: ProviderID, unit: UnitPath, place: UnitPath, title: String, domain: String,
        eligibility: Eligibility, capacity: Int? = nil, cost: Money, schedule: String? = nil, from: Day,
        until: Day? = nil, status: OfferStatus
    ) {
        self.id = id
        self.provider = provider
        self.unit = unit
        self.place = place
        self.title = title
        self.domain = domain
        self.eligibility = eligibility
        self.capacity = capacity
        self.cost = cost
        self.schedule = schedule
        self.from = from
        self.until = until
        self.status = status
    }
}

/// Whether an offer can still be taken up.
public enum OfferStatus: String, Choice {
    case open, withdrawn
}

/// Who may have an offer. Every member that is present must hold; an absent or empty one asks for nothing.
public struct Eligibility: Codable, Hashable, Sendable {
    /// Completed years, both counted, 0 to 17.
    public let minimumAge: Int?
    public let maximumAge: Int?
    /// Codes of circumstances: one of them is enough.
    public let circumstances: [String]?
    /// Codes of disability types and degrees: one determination must have one of these types and one of these
    /// degrees.
    public let disabilityTypes: [String]?
    public let disabilityDegrees: [String]?
    /// The child lives in one of these units or below it.
    public let area: [UnitPath]?
    /// Codes of household poverty: one of them.
    public let poverty: [String]?

    public init(
        minimumAge: Int? = nil, maximumAge: Int? = nil, circumstances: [String]? = nil,
        disabilityTypes: [String]? = nil, disabilityDegrees: [String]? = nil, area: [UnitPath]? = nil,
        poverty: [String]? = nil
    ) {
        self.minimumAge = minimumAge
        self.maximumAge = maximumAge
        self.circumstances = circumstances
        self.disabilityTypes = disabilityTypes
        self.disabilityDegrees = disabilityDegrees
        self.area = area
        self.poverty = poverty
    }
}

public struct PublishOffer: Codable, Hashable, Sendable {
    public let id: OfferID?
    public let provider: ProviderID
    public let title: String
    public let domain: String
    public let eligibility: Eligibility?
    public let capacity: Int?
    public let cost: Money?
    public let schedule: String?
    /// Today when absent.
    public let from: Day?
    public let until: Day?

    public init(
        id: OfferID? = nil, provider: ProviderID, title: String, domain: String,
        eligibility: Eligibility? = nil, capacity: Int? = nil, cost: Money? = nil, schedule: String? = nil,
        from: Day? = nil, until: Day? = nil
    ) {
        self.id = id
        self.provider = provider
        self.title = title
        self.domain = domain
        self.eligibility = eligibility
        self.capacity = capacity
        self.cost = cost
        self.schedule = schedule
        self.from = from
        self.until = until
    }
}

public struct UpdateOffer: Codable, Hashable, Sendable {
    public let id: OfferID
    public let title: String?
    public let eligibility: Eligibility?
    public let capacity: Int?
    public let cost: Money?
    public let schedule: String?
    public let until: Day?

    public init(
        id: OfferID, title: String? = nil, eligibility: Eligibility? = nil, capacity: Int? = nil,
        cost: Money? = nil, schedule: String? = nil, until: Day? = nil
    ) {
        self.id = id
        self.title = title
        self.eligibility = eligibility
        self.capacity = capacity
        self.cost = cost
        self.schedule = schedule
        self.until = until
    }
}

public struct WithdrawOffer: Codable, Hashable, Sendable {
    public let id: OfferID
    public let reason: String

    public init(id: OfferID, reason: String) {
        self.id = id
        self.reason = reason
    }
}

/// Every member narrows the search; none finds all that are open.
public struct SearchOffers: Codable, Hashable, Sendable {
    public let domain: String?
    /// Offers of providers run by, or standing in, this unit or one below it.
    public let unit: UnitPath?
    public let provider: ProviderID?
    /// Words in the title, in any case.
    public let text: String?
    /// Withdrawn ones too.
    public let withWithdrawn: Bool?
    /// What ``OfferPage/next`` said.
    public let after: OfferID?
    /// 1 to 256, 50 when absent.
    public let limit: Int?

    public init(
        domain: String? = nil, unit: UnitPath? = nil, provider: ProviderID? = nil, text: String? = nil,
        withWithdrawn: Bool? = nil, after: OfferID? = nil, limit: Int? = nil
    ) {
        self.domain = domain
        self.unit = unit
        self.provider = provider
        self.text = text
        self.withWithdrawn = withWithdrawn
        self.after = after
        self.limit = limit
    }
}

public struct OfferPage: Codable, Hashable, Sendable {
    public let items: [Offer]
    /// Ask again with this as `after`; absent on the last page.
    public let next: OfferID?

    public init(items: [Offer], next: OfferID? = nil) {
        self.items = items
        self.next = next
    }
}
