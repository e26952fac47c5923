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
    public init(source: SourceID, donor: String, amount: Money) {
        (self.source, self.donor, self.amount) = (source, donor, amount)
    }
}

extension ReceiveDonation { public init(id: DonationID) { self.id = id } }
