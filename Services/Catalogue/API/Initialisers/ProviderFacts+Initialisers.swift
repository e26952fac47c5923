public import Vocabulary

extension ProviderFacts {
    public init(provider: sending ProviderID, facts: [ProviderFact]) {
        (self.provider, self.facts) = (provider, facts)
    }
}

extension ProviderFact {
    public init(id: FactID, aspect: ProviderAspect, kind: VersionKind, from: Day) {
        (self.id, self.aspect, self.kind, self.from) = (id, aspect, kind, from)
    }
}

extension Certification {
    public init(evidence: String, by unit: UnitPath) {
        (self.evidence, by) = (evidence, unit)
    }
}

extension Licence { public init(number: String) { self.number = number } }

extension CarePlaces {
    public init(kind: sending String, places: Int) { (self.kind, self.places) = (kind, places) }
}

extension CertifyProvider {
    public init(id: ProviderID, meetsStandard: Bool, evidence: String) {
        (self.id, self.meetsStandard, self.evidence) = (id, meetsStandard, evidence)
    }
}

extension Handover { public init(referral: ReferralID) { self.referral = referral } }

extension ProviderIdentity {
    public init(name: sending String, kind: String, unit: UnitPath) {
        (self.name, self.kind, self.unit) = (name, kind, unit)
    }
}

extension CorrectProvider {
    public init(id: ProviderID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension VoidProviderFact {
    public init(id: sending ProviderID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension CloseProvider {
    public init(id: ProviderID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension ReopenProvider {
    public init(id: ProviderID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension ListProviderHistory { public init(provider: ProviderID) { self.provider = provider } }

extension ProviderFactEntry {
    public init(
        fact: FactID, aspect: ProviderAspect, kind: VersionKind, from: Day, stands: Bool,
        recordedAt: Timestamp, unit: UnitPath
    ) {
        (self.fact, self.aspect, self.kind, self.from) = (fact, aspect, kind, from)
        (self.stands, self.recordedAt, self.unit) = (stands, recordedAt, unit)
    }
}
