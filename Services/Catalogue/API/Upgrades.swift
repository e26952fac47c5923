public import Bus
public import Vocabulary

/// Work and equipment that facilities need to meet the standard (Hưng Yên's plan, II.3).
public enum Upgrades {
    /// Proposes works at a provider's place.
    public static let propose = Command<ProposeUpgrade, Upgrade>(
        "catalogue.Upgrades/Propose", needs: .provider)
    /// Approves proposed works.
    public static let approve = Command<ApproveUpgrade, Upgrade>("catalogue.Upgrades/Approve", needs: .lead)
    /// Says that approved works are done.
    public static let complete = Command<CompleteUpgrade, Upgrade>(
        "catalogue.Upgrades/Complete", needs: .provider)
    /// Upgrades that the caller may see; every member of the request narrows the list.
    public static let list = Query<ListUpgrades, UpgradeList>("catalogue.Upgrades/List", needs: .reader)
}

public typealias UpgradeID = ID<Upgrade>

/// A work on a provider's facility, from its proposal to its completion.
public struct Upgrade: Codable, Hashable, Sendable {
    public let id: UpgradeID
    public let provider: ProviderID
    public let unit: UnitPath
    public let place: UnitPath
    public let work: String
    /// What it is expected to cost.
    public let cost: Money
    public let status: UpgradeStatus
    public let proposedOn: Day
    public let approvedOn: Day?
    public let completedOn: Day?
    /// Whether the facility meets the care standard with it.
    public let meetsStandard: Bool?

    public init(
        id: UpgradeID, provider: ProviderID, unit: UnitPath, place: UnitPath, work: String, cost: Money,
        status: UpgradeStatus, proposedOn: Day, approvedOn: Day? = nil, completedOn: Day? = nil,
        meetsStandard: Bool? = nil
    ) {
        self.id = id
        self.provider = provider
        self.unit = unit
        self.place = place
        self.work = work
        self.cost = cost
        self.status = status
        self.proposedOn = proposedOn
        self.approvedOn = approvedOn
        self.completedOn = completedOn
        self.meetsStandard = meetsStandard
    }
}

/// How far the work on a facility is.
public enum UpgradeStatus: String, Choice {
    case proposed, approved, completed
}

public struct ProposeUpgrade: Codable, Hashable, Sendable {
    public let id: UpgradeID?
    public let provider: ProviderID
    public let work: String
    public let cost: Money

    public init(id: UpgradeID? = nil, provider: ProviderID, work: String, cost: Money) {
        self.id = id
        self.provider = provider
        self.work = work
        self.cost = cost
    }
}

public struct ApproveUpgrade: Codable, Hashable, Sendable {
    public let id: UpgradeID

    public init(id: UpgradeID) {
        self.id = id
    }
}

public struct CompleteUpgrade: Codable, Hashable, Sendable {
    public let id: UpgradeID
    /// Today when absent; not in the future, not before the approval.
    public let on: Day?
    public let meetsStandard: Bool

    public init(id: UpgradeID, on: Day? = nil, meetsStandard: Bool) {
        self.id = id
        self.on = on
        self.meetsStandard = meetsStandard
    }
}

public struct ListUpgrades: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let status: UpgradeStatus?

    public init(unit: UnitPath? = nil, status: UpgradeStatus? = nil) {
        self.unit = unit
        self.status = status
    }
}

public struct UpgradeList: Codable, Hashable, Sendable {
    public let items: [Upgrade]

    public init(items: [Upgrade]) {
        self.items = items
    }
}
