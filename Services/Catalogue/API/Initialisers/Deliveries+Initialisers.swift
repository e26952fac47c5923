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

extension ListDeliveries {
    public init(
        child: sending ChildID? = nil, provider: ProviderID? = nil, domain: String? = nil,
        period: Period? = nil, unit: UnitPath? = nil, withVoided: Bool? = nil
    ) {
        (self.child, self.provider, self.domain, self.period) = (child, provider, domain, period)
        (self.unit, self.withVoided) = (unit, withVoided)
    }
}
