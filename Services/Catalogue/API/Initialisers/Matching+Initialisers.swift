public import Vocabulary

extension MatchOffers {
    public init(
        child: sending ChildID, on: Day? = nil, domain: String? = nil, after: String? = nil,
        limit: Int? = nil
    ) {
        (self.child, self.on, self.domain, self.after, self.limit) = (child, on, domain, after, limit)
    }
}

extension OfferMatches {
    public init(
        child: sending ChildID, on: Day, matches: [OfferMatch], excluded: [ExcludedOffer],
        next: String? = nil
    ) {
        (self.child, self.on, self.matches, self.excluded) = (child, on, matches, excluded)
        self.next = next
    }
}

extension OfferMatch {
    public init(rank: sending Int, offer: Offer, free: Int? = nil, nearness: Nearness) {
        (self.rank, self.offer, self.free, self.nearness) = (rank, offer, free, nearness)
    }
}

extension ExcludedOffer {
    public init(offer: sending OfferID, title: String, reasons: [Exclusion]) {
        (self.offer, self.title, self.reasons) = (offer, title, reasons)
    }
}

extension Exclusion {
    public init(code: sending Code, sentence: String) { (self.code, self.sentence) = (code, sentence) }
}
