public import Vocabulary

extension Offer {
    public init(
        id: OfferID, provider: ProviderID, unit: UnitPath, place: UnitPath, title: String, domain: String,
        eligibility: Eligibility, cost: Money, from: Day, status: OfferStatus
    ) {
        (self.id, self.provider, self.unit, self.place, self.title) = (id, provider, unit, place, title)
        (self.domain, self.eligibility, self.cost, self.from) = (domain, eligibility, cost, from)
        self.status = status
    }
}

extension PublishOffer {
    public init(provider: ProviderID, title: String, domain: String) {
        (self.provider, self.title, self.domain) = (provider, title, domain)
    }
}

extension UpdateOffer { public init(id: OfferID) { self.id = id } }

extension WithdrawOffer {
    public init(id: sending OfferID, reason: String) { (self.id, self.reason) = (id, reason) }
}
