public import Vocabulary

extension Referral {
    public init(
        id: ReferralID, child: ChildID, offer: OfferID, provider: ProviderID, domain: String, from: UnitPath,
        to: UnitPath, on: Day, until: Day, status: ReferralStatus
    ) {
        (self.id, self.child, self.offer, self.provider, self.domain) = (id, child, offer, provider, domain)
        (self.from, self.to, self.on, self.until, self.status) = (from, to, on, until, status)
    }
}

extension CreateReferral {
    public init(child: ChildID, offer: OfferID, until: Day) {
        (self.child, self.offer, self.until) = (child, offer, until)
    }
}

extension AcceptReferral { public init(id: ReferralID) { self.id = id } }

extension DeclineReferral {
    public init(id: sending ReferralID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension CancelReferral {
    public init(id: sending ReferralID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension ExpiredReferrals {
    public init(expired: sending [ReferralID], more: Bool) { (self.expired, self.more) = (expired, more) }
}
