public import Vocabulary

extension OfferFacts {
    public init(offer: sending OfferID, facts: [OfferFact]) { (self.offer, self.facts) = (offer, facts) }
}

extension OfferFact {
    public init(id: FactID, aspect: OfferAspect, kind: VersionKind, from: Day) {
        (self.id, self.aspect, self.kind, self.from) = (id, aspect, kind, from)
    }
}

extension OfferIdentity {
    public init(provider: sending ProviderID, title: String, domain: String) {
        (self.provider, self.title, self.domain) = (provider, title, domain)
    }
}

extension CorrectOffer { public init(id: OfferID, fact: FactID) { (self.id, self.fact) = (id, fact) } }

extension VoidOfferFact {
    public init(id: sending OfferID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension ListOfferHistory { public init(offer: OfferID) { self.offer = offer } }

extension OfferFactEntry {
    public init(
        fact: FactID, aspect: OfferAspect, kind: VersionKind, from: Day, stands: Bool, recordedAt: Timestamp,
        unit: UnitPath
    ) {
        (self.fact, self.aspect, self.kind, self.from) = (fact, aspect, kind, from)
        (self.stands, self.recordedAt, self.unit) = (stands, recordedAt, unit)
    }
}
