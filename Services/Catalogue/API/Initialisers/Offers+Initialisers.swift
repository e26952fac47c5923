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

extension Eligibility {
    public init(
        minimumAge: sending Int? = nil, maximumAge: Int? = nil, circumstances: [String]? = nil,
        disabilityTypes: [String]? = nil, disabilityDegrees: [String]? = nil, area: [UnitPath]? = nil,
        poverty: [String]? = nil
    ) {
        (self.minimumAge, self.maximumAge, self.circumstances) = (minimumAge, maximumAge, circumstances)
        (self.disabilityTypes, self.disabilityDegrees, self.area) = (disabilityTypes, disabilityDegrees, area)
        self.poverty = poverty
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

extension SearchOffers {
    public init(
        domain: sending String? = nil, unit: UnitPath? = nil, provider: ProviderID? = nil,
        text: String? = nil, withWithdrawn: Bool? = nil, after: String? = nil, limit: Int? = nil
    ) {
        (self.domain, self.unit, self.provider, self.text) = (domain, unit, provider, text)
        (self.withWithdrawn, self.after, self.limit) = (withWithdrawn, after, limit)
    }
}
