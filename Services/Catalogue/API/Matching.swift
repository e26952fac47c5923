public import Vocabulary

public struct MatchOffers: Codable, Hashable, Sendable {
    public let child: ChildID
    /// The day on which the child would begin; today when absent.
    public let on: Day?
    /// Only offers of this domain.
    public let domain: String?

    public init(child: ChildID, on: Day? = nil, domain: String? = nil) {
        self.child = child
        self.on = on
        self.domain = domain
    }
}

/// What one child may have on a day, best first, and what it may not have and why.
public struct OfferMatches: Codable, Hashable, Sendable {
    public let child: ChildID
    public let on: Day
    public let matches: [OfferMatch]
    public let excluded: [ExcludedOffer]

    public init(child: ChildID, on: Day, matches: [OfferMatch], excluded: [ExcludedOffer]) {
        self.child = child
        self.on = on
        self.matches = matches
        self.excluded = excluded
    }
}

/// An offer that the child may have. Nearer comes first, then cheaper, then the one with more free places.
public struct OfferMatch: Codable, Hashable, Sendable {
    /// From 1.
    public let rank: Int
    public let offer: Offer
    /// Free places on the day; absent when there is no limit.
    public let free: Int?
    public let nearness: Nearness

    public init(rank: Int, offer: Offer, free: Int? = nil, nearness: Nearness) {
        self.rank = rank
        self.offer = offer
        self.free = free
        self.nearness = nearness
    }
}

/// How far the place of an offer is from where the child lives, by what they have in common.
public enum Nearness: String, Choice {
    case commune, district, province, elsewhere
}

/// An offer that does not suit, and each reason why.
public struct ExcludedOffer: Codable, Hashable, Sendable {
    public let offer: OfferID
    public let title: String
    /// Every reason, not only the first.
    public let reasons: [Exclusion]

    public init(offer: OfferID, title: String, reasons: [Exclusion]) {
        self.offer = offer
        self.title = title
        self.reasons = reasons
    }
}

/// Why a child may not have an offer.
public struct Exclusion: Codable, Hashable, Sendable {
    /// Why an offer does not suit.
    public enum Code: String, Choice {
        case withdrawn, notYetGiven, noLongerGiven, tooYoung, tooOld, circumstance, disability, disabilityType
        case disabilityDegree, area, poverty, full, alreadyReferred
    }

    public let code: Code
    /// In the caller's language. Speaks of what the offer asks, never of what the child has.
    public let sentence: String

    public init(code: Code, sentence: String) {
        self.code = code
        self.sentence = sentence
    }
}
