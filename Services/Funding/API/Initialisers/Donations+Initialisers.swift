public import Vocabulary

extension Donation {
    public init(
        id: sending DonationID, source: SourceID, sourceKind: String, unit: UnitPath, year: Int,
        donor: String, pledged: Money, received: Money, on: Day
    ) {
        (self.id, self.source, self.sourceKind, self.unit, self.year) = (id, source, sourceKind, unit, year)
        (self.donor, self.pledged, self.received, self.on) = (donor, pledged, received, on)
    }
}

extension PledgeDonation {
    public init(id: sending DonationID? = nil, source: SourceID, donor: String, amount: Money) {
        (self.id, self.source, self.donor, self.amount) = (id, source, donor, amount)
    }
}

extension ReceiveDonation {
    public init(id: sending DonationID, amount: Money? = nil) { (self.id, self.amount) = (id, amount) }
}

extension ListDonations {
    public init(
        unit: sending UnitPath? = nil, source: SourceID? = nil, year: Int? = nil, after: String? = nil,
        limit: Int? = nil
    ) {
        (self.unit, self.source, self.year) = (unit, source, year)
        (self.after, self.limit) = (after, limit)
    }
}
