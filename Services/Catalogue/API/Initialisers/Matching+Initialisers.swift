public import Vocabulary

extension MatchOffers { public init(child: ChildID) { self.child = child } }

extension OfferMatches {
    public init(child: ChildID, on: Day, matches: [OfferMatch], excluded: [ExcludedOffer]) {
        (self.child, self.on, self.matches, self.excluded) = (child, on, matches, excluded)
    }
}

extension OfferMatch {
    public init(rank: Int, offer: Offer, nearness: Nearness, waiting: Int, reasons: [Inclusion]) {
        (self.rank, self.offer, self.nearness) = (rank, offer, nearness)
        (self.waiting, self.reasons) = (waiting, reasons)
    }
}

extension Inclusion {
    public init(code: sending Code, sentence: String) { (self.code, self.sentence) = (code, sentence) }
}

extension ExcludedOffer {
    public init(offer: sending OfferID, title: String, reasons: [Exclusion]) {
        (self.offer, self.title, self.reasons) = (offer, title, reasons)
    }
}

extension Exclusion {
    public init(code: sending Code, sentence: String) { (self.code, self.sentence) = (code, sentence) }
}
