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

extension RefuseUpgrade {
    public init(id: sending UpgradeID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension FundUpgrade {
    public init(id: UpgradeID, amount: Money, fundSource: String) {
        (self.id, self.amount, self.fundSource) = (id, amount, fundSource)
    }
}

extension CompleteUpgrade { public init(id: UpgradeID) { self.id = id } }

extension CertifyUpgrade {
    public init(id: UpgradeID, meetsStandard: Bool, evidence: String) {
        (self.id, self.meetsStandard, self.evidence) = (id, meetsStandard, evidence)
    }
}

extension CorrectUpgrade { public init(id: UpgradeID) { self.id = id } }
extension VoidUpgrade { public init(id: sending UpgradeID) { self.id = id } }
