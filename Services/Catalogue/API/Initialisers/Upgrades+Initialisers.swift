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
    public init(id: sending UpgradeID? = nil, provider: ProviderID, work: String, cost: Money) {
        (self.id, self.provider, self.work, self.cost) = (id, provider, work, cost)
    }
}

extension ApproveUpgrade { public init(id: sending UpgradeID) { self.id = id } }

extension CompleteUpgrade {
    public init(id: sending UpgradeID, on: Day? = nil, meetsStandard: Bool) {
        (self.id, self.on, self.meetsStandard) = (id, on, meetsStandard)
    }
}

extension ListUpgrades {
    public init(
        unit: sending UnitPath? = nil, status: UpgradeStatus? = nil, after: String? = nil, limit: Int? = nil
    ) {
        (self.unit, self.status, self.after, self.limit) = (unit, status, after, limit)
    }
}
