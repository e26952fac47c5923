public import Bus
public import Vocabulary

public struct MatchOffers: Composite, PagedRequest {
    /// One who lives in the caller's scope.
    public var child: ChildID
    /// The day on which the child would begin, one of its life as the register has it: child, offers and providers are
    /// taken as they are then. ``knownOn`` when absent, and today without that.
    public var on: Day?
    /// What was known of child, offers, providers and the places that are held when this day ended; what is known now when absent. Not in the future;
    /// NOT_FOUND when nothing was known of the child yet.
    public var knownOn: Day?
    /// Only offers of this domain.
    public var domain: String?
    /// Where the page begins: `next` of the page before; the first page when absent.
    public var after: String?
    /// How many offers at most, those that suit and those that do not, 1 to 500; 200 when absent.
    public var limit: Int?
}
extension MatchOffers: CodedMembers { public static let codes = ["domain": ReferenceTable.serviceDomain] }

/// What one child may have on a day, best first, and after all of that what it may not have and why. A page holds the last
/// of the ones and the first of the others where they meet.
public struct OfferMatches: Composite {
    public var child: ChildID
    /// The day on which the child would begin.
    public var on: Day
    /// Best first.
    public var matches: [OfferMatch]
    /// In the order of the offers' ids.
    public var excluded: [ExcludedOffer]
    /// Ask again with this as `after`; absent on the last page.
    public var next: String?
}

/// An offer that the child may have. What is meant for a circumstance or a disability that the child has comes first, then what is
/// nearer, cheaper, has fewer who wait for it, has more free places.
public struct OfferMatch: Composite {
    /// From 1.
    public var rank: Int
    public var offer: Offer
    /// Free places on the day; absent when there is no limit.
    public var free: Int?
    public var nearness: Nearness
    /// From the middle of the unit where the child lives to that of the offer's place, as the crow flies; absent where one is not known.
    public var kilometres: Int?
    /// How many are on its waiting list: as is known now.
    public var waiting: Int
    /// Why the child may have it, and what speaks for it.
    public var reasons: [Inclusion]
}

/// What speaks for an offer.
public struct Inclusion: Composite {
    /// What is said for an offer.
    public enum Code: String, Choice {
        case everyone, age, circumstance, disability, area, poverty, places, near, cost
    }

    public var code: Code
    /// In the caller's language. Speaks of what the offer asks, which the child meets.
    public var sentence: String
}

/// How far the place of an offer is from where the child lives, by what they have in common.
public enum Nearness: String, Choice {
    case commune, district, province, elsewhere
}

/// An offer that does not suit, and each reason why.
public struct ExcludedOffer: Composite {
    public var offer: OfferID
    public var title: String
    /// Every reason, not only the first.
    public var reasons: [Exclusion]
    /// How many are on its waiting list, as is known now; absent where nobody waits.
    public var waiting: Int?
}

/// Why a child may not have an offer.
public struct Exclusion: Composite {
    /// Why an offer does not suit.
    public enum Code: String, Choice {
        case closed, unlicensed, withdrawn, notYetGiven, noLongerGiven, tooYoung, tooOld, circumstance,
            disability,
            disabilityType
        case disabilityDegree, area, poverty, full, alreadyReferred
    }

    public var code: Code
    /// In the caller's language. Speaks of what the offer asks, never of what the child has.
    public var sentence: String
}
