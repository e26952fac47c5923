public import Bus
public import Vocabulary

/// Children sent to offers, each holding a place until a day.
public enum Referrals {
    /// Sends a child to an offer and holds a place. FAILED_PRECONDITION when the child may not have the
    /// offer, or it is already sent there. RESOURCE_EXHAUSTED when no place is free, which says how many wait; a request that has
    /// ``CreateReferral/orWait`` is put on the waiting list instead, which moves up by itself: where its first day has passed maybe
    /// at once, and the reply is what became of it.
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
    /// Ends referrals of the caller's scope whose last day has passed without a delivery, at most 500 in one
    /// call. The service does so by itself on each new day; this is for who does not wait for that.
    public static let expire = Command<ExpireReferrals, ExpiredReferrals>(
        "catalogue.Referrals/Expire", needs: .caseworker)
    /// Referrals that the caller may see; every member of the request narrows the list.
    public static let list = Feed<ListReferrals, Referral>("catalogue.Referrals/List", needs: .reader)
}

/// A child sent to an offer.
public struct Referral: Composite {
    public var id: ReferralID
    public var child: ChildID
    public var offer: OfferID
    /// The offer's.
    public var provider: ProviderID
    /// The offer's: a code of the reference table `service-domain`.
    public var domain: String
    /// The unit that sent the child.
    public var from: UnitPath
    /// The unit that answers: the provider's.
    public var to: UnitPath
    /// The first day of the place.
    public var on: Day
    /// The last day of the place, counted.
    public var until: Day
    public var status: ReferralStatus
    /// Why it was declined or cancelled.
    public var reason: String?
    public var note: String?
    /// Of an event, which carries neither note nor reason: a digest of both as they lie sealed here. Nil otherwise, and where there
    /// are none.
    public var words: String?
    /// Of a queued one, where it is shown to who asks: its place on the offer's waiting list, from 1.
    public var queue: Int?
    /// True when its first day lies outside the child's life as the registry has it now, before birth or on no day of its
    /// registration: it holds no place and counts on no day.
    public var contradicted: Bool?
    /// Of a list: those that hold a place of the same offer under other ids of the child, which the registry has merged. The child
    /// needs one of them: the units decide which. Nil where there are none.
    public var collidesWith: [ReferralID]?
    /// Of a list as known on a day of which more may still be learned, one that is not over: true. Nil otherwise.
    public var provisional: Bool?
}
extension Referral: CodedMembers { public static let codes = ["domain": ReferenceTable.serviceDomain] }

/// Where a referral is. Waiting, accepted and served ones hold a place until their last day.
public enum ReferralStatus: String, Choice {
    /// On the waiting list: it holds no place, and gets the first that is free for its days.
    case queued
    /// For the provider's answer.
    case waiting
    case accepted, served, declined, cancelled, expired
}

public struct CreateReferral: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: ReferralID?
    /// One who lives in the caller's scope and has not left the register by the day.
    public var child: ChildID
    public var offer: OfferID
    /// Today when absent; not in the future.
    public var on: Day?
    /// The last day for which a place is held; not before ``on``, at most a year after it.
    public var until: Day
    /// At most 2,000 characters.
    public var note: String?
    /// True: where no place is free the child waits for one until that day.
    public var orWait: Bool?
}

public struct AcceptReferral: Composite {
    /// A waiting one, sent to the caller's scope, whose last day has not passed.
    public var id: ReferralID
    /// A later (or earlier) last day of the place, where the provider gives one.
    public var until: Day?
}

public struct DeclineReferral: Composite {
    /// A queued, waiting or accepted one, sent to the caller's scope.
    public var id: ReferralID
    /// 1 to 500 characters on one line.
    public var reason: String
}

public struct CancelReferral: Composite {
    /// A queued, waiting or accepted one, sent by a unit of the caller's scope.
    public var id: ReferralID
    /// 1 to 500 characters on one line.
    public var reason: String
}

public struct ExpireReferrals: Composite {
    /// Only those sent by, or to, this unit or one below it; the caller's whole scope when absent.
    public var unit: UnitPath?

    public init() {}
}

public struct ExpiredReferrals: Composite {
    /// Those that this call ended.
    public var expired: [ReferralID]
    /// True when others remain: call again, under another key.
    public var more: Bool
}

/// Every member narrows the list; without any, all that the caller may see: those sent by or to units of its
/// scope.
public struct ListReferrals: Composite {
    /// Sent by, or to, this unit or one below it.
    public var unit: UnitPath?
    public var child: ChildID?
    public var offer: OfferID?
    public var provider: ProviderID?
    public var status: ReferralStatus?
    /// Those that hold a place on this day or later: of a provider that is to close, of whom it must say what becomes of them.
    public var holdingFrom: Day?
    /// Sent on these days.
    public var period: Period?
    /// The day that is asked about, with what was sent up to then; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended, and where each referral was by then; what is known now when left out. Not in the future.
    public var knownOn: Day?

    public init() {}
}
