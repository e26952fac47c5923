public import Bus
public import Vocabulary

/// Children sent to offers, each holding a place until a day.
public enum Referrals {
    /// Sends a child to an offer and holds a place. FAILED_PRECONDITION when the child may not have the
    /// offer, no place is free, or it is already sent there.
    public static let create = Command<CreateReferral, Referral>(
        "catalogue.Referrals/Create", needs: .caseworker)
    /// The provider takes a referred child.
    public static let accept = Command<AcceptReferral, Referral>(
        "catalogue.Referrals/Accept", needs: .provider)
    /// The provider does not take a referred child.
    public static let decline = Command<DeclineReferral, Referral>(
        "catalogue.Referrals/Decline", needs: .provider)
    /// Takes a referral back.
    public static let cancel = Command<CancelReferral, Referral>(
        "catalogue.Referrals/Cancel", needs: .caseworker)
    /// Ends every referral of the caller's scope whose last day has passed without a delivery. Their places
    /// are free from that day on whether this is called or not.
    public static let expire = Command<ExpireReferrals, ExpiredReferrals>(
        "catalogue.Referrals/Expire", needs: .caseworker)
    /// Referrals that the caller may see; every member of the request narrows the list.
    public static let list = Feed<ListReferrals, Referral>("catalogue.Referrals/List", needs: .reader)
}

/// A child sent to an offer.
public struct Referral: Codable, Hashable, Sendable {
    public let id: ReferralID
    public let child: ChildID
    public let offer: OfferID
    public let provider: ProviderID
    public let domain: String
    /// The unit that sent the child.
    public let from: UnitPath
    /// The unit that answers: the provider's.
    public let to: UnitPath
    public let on: Day
    /// The last day of the place, counted.
    public let until: Day
    public let status: ReferralStatus
    /// Why it was declined or cancelled.
    public let reason: String?
    public let note: String?

    public init(
        id: ReferralID, child: ChildID, offer: OfferID, provider: ProviderID, domain: String,
        from: UnitPath, to: UnitPath, on: Day, until: Day, status: ReferralStatus, reason: String? = nil,
        note: String? = nil
    ) {
        self.id = id
        self.child = child
        self.offer = offer
        self.provider = provider
        self.domain = domain
        self.from = from
        self.to = to
        self.on = on
        self.until = until
        self.status = status
        self.reason = reason
        self.note = note
    }
}

/// Where a referral is. Waiting, accepted and served ones hold a place until their last day.
public enum ReferralStatus: String, Choice {
    case waiting, accepted, served, declined, cancelled, expired
}

public struct CreateReferral: Codable, Hashable, Sendable {
    public let id: ReferralID?
    public let child: ChildID
    public let offer: OfferID
    /// Today when absent; not in the future.
    public let on: Day?
    /// The last day for which a place is held; not before ``on``, at most a year after it.
    public let until: Day
    public let note: String?

    public init(
        id: ReferralID? = nil, child: ChildID, offer: OfferID, on: Day? = nil, until: Day,
        note: String? = nil
    ) {
        self.id = id
        self.child = child
        self.offer = offer
        self.on = on
        self.until = until
        self.note = note
    }
}

public struct AcceptReferral: Codable, Hashable, Sendable {
    public let id: ReferralID
    /// A later (or earlier) last day of the place, where the provider gives one.
    public let until: Day?

    public init(id: ReferralID, until: Day? = nil) {
        self.id = id
        self.until = until
    }
}

public struct DeclineReferral: Codable, Hashable, Sendable {
    public let id: ReferralID
    public let reason: String

    public init(id: ReferralID, reason: String) {
        self.id = id
        self.reason = reason
    }
}

public struct CancelReferral: Codable, Hashable, Sendable {
    public let id: ReferralID
    public let reason: String

    public init(id: ReferralID, reason: String) {
        self.id = id
        self.reason = reason
    }
}

public struct ExpireReferrals: Codable, Hashable, Sendable {
    /// Only those sent by, or to, this unit or one below it; the caller's whole scope when absent.
    public let unit: UnitPath?

    public init(unit: UnitPath? = nil) {
        self.unit = unit
    }
}

public struct ExpiredReferrals: Codable, Hashable, Sendable {
    public let expired: [ReferralID]

    public init(expired: [ReferralID]) {
        self.expired = expired
    }
}

/// Every member narrows the list; without any, all that the caller may see: those sent by or to units of its
/// scope.
public struct ListReferrals: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let child: ChildID?
    public let offer: OfferID?
    public let status: ReferralStatus?
    /// Sent on these days.
    public let period: Period?

    public init(
        unit: UnitPath? = nil, child: ChildID? = nil, offer: OfferID? = nil, status: ReferralStatus? = nil,
        period: Period? = nil
    ) {
        self.unit = unit
        self.child = child
        self.offer = offer
        self.status = status
        self.period = period
    }
}
