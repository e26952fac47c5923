public import Vocabulary

extension Upgrade {
    public init(
        id: UpgradeID, provider: ProviderID, unit: UnitPath, place: UnitPath, work: String, cost: Money,
        status: UpgradeStatus, proposedOn: Day
    ) {
        (self.id, self.provider, self.unit, self.place, self.work) = (id, provider, unit, place, work)
        (self.cost, self.status, self.proposedOn) = (cost, status, proposedOn)
    }
}

extension ProposeUpgrade {
    public init(provider: ProviderID, work: String, cost: Money) {
        (self.provider, self.work, self.cost) = (provider, work, cost)
    }
}

extension ApproveUpgrade { public init(id: sending UpgradeID) { self.id = id } }

extension CompleteUpgrade {
    public init(id: UpgradeID, meetsStandard: Bool) { (self.id, self.meetsStandard) = (id, meetsStandard) }
}

extension CorrectUpgrade { public init(id: UpgradeID) { self.id = id } }
extension VoidUpgrade { public init(id: sending UpgradeID) { self.id = id } }
