public import Vocabulary

extension Donation {
    public init(
        id: sending DonationID, source: SourceID, sourceKind: String, unit: UnitPath, year: Int,
        donor: String, pledged: Money, received: Money, status: DonationStatus, on: Day
    ) {
        (self.id, self.source, self.sourceKind, self.unit, self.year) = (id, source, sourceKind, unit, year)
        (self.donor, self.pledged, self.received, self.on) = (donor, pledged, received, on)
        self.status = status
        isNamed = false
    }
}

extension PledgeDonation {
    public init(source: SourceID, donor: String, amount: Money) {
        (self.source, self.donor, self.amount) = (source, donor, amount)
    }
}

extension ReceiveDonation { public init(id: DonationID) { self.id = id } }

extension CorrectDonation {
    public init(id: DonationID, fact: FactID, reason: String) {
        (self.id, self.fact, self.reason) = (id, fact, reason)
    }
}

extension VoidDonationFact {
    public init(id: sending DonationID, fact: FactID) { (self.id, self.fact) = (id, fact) }
}

extension ListDonationHistory { public init(donation: DonationID) { self.donation = donation } }

extension DonationFactEntry {
    public init(
        fact: FactID, aspect: DonationAspect, kind: VersionKind, from: Day, amount: Money, stands: Bool,
        recordedAt: Timestamp, unit: UnitPath
    ) {
        (self.fact, self.aspect, self.kind, self.from) = (fact, aspect, kind, from)
        (self.amount, self.stands, self.recordedAt, self.unit) = (amount, stands, recordedAt, unit)
    }
}

extension DonationFacts {
    public init(donation: sending Donation, fact: DonationFact) {
        (self.donation, self.fact) = (donation, fact)
    }
}

extension DonationFact {
    public init(id: sending FactID, aspect: DonationAspect, kind: VersionKind, from: Day, amount: Money) {
        (self.id, self.aspect, self.kind, self.from, self.amount) = (id, aspect, kind, from, amount)
    }
}

extension ThankDonor { public init(id: DonationID) { self.id = id } }

extension AskPublicAccount {
    public init(unit: UnitPath, year: Int) { (self.unit, self.year) = (unit, year) }
}

extension PublicAccount {
    public init(unit: UnitPath, year: Int, received: Total, paid: Total, spending: [AccountedSpending]) {
        (self.unit, self.year, self.received, self.paid) = (unit, year, received, paid)
        (self.spending, gifts) = (spending, [])
    }
}

extension AccountedSpending {
    public init(plan: sending String, activity: String, paid: Total) {
        (self.plan, self.activity, self.paid) = (plan, activity, paid)
    }
}

extension PublicGift {
    public init(donor: sending String?, received: Money, on: Day) {
        (self.donor, self.received, self.on) = (donor, received, on)
    }
}
