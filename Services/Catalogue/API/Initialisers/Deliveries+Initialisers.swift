public import Vocabulary

extension Delivery {
    public init(
        id: DeliveryID, child: ChildID, provider: ProviderID, domain: String, on: Day, unit: UnitPath,
        place: UnitPath, revision: Int, voided: Bool
    ) {
        (self.id, self.child, self.provider, self.domain, self.on) = (id, child, provider, domain, on)
        (self.unit, self.place, self.revision, self.voided) = (unit, place, revision, voided)
    }
}

extension RecordDelivery { public init(child: ChildID, on: Day) { (self.child, self.on) = (child, on) } }

extension CorrectDelivery {
    public init(id: DeliveryID, reason: String) { (self.id, self.reason) = (id, reason) }
}
