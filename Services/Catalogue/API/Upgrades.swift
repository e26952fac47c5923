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
    /// Says that a work was proposed, approved or completed otherwise, or on another day, or never approved or completed. The
    /// care standard that its provider meets by it follows, unless somebody has said otherwise of that since.
    public static let correct = Command<CorrectUpgrade, Upgrade>("catalogue.Upgrades/Correct", needs: .lead)
    /// Says that there never was the work, nor the standard that was met by it; the reply shows what was said last.
    public static let void = Command<VoidUpgrade, Upgrade>("catalogue.Upgrades/Void", needs: .lead)
    /// Upgrades that the caller may see, by id; every member of the request narrows the list.
    public static let list = Query<ListUpgrades, List<Upgrade>>("catalogue.Upgrades/List", needs: .reader)
}

/// A work on a provider's facility, from its proposal to its completion.
public struct Upgrade: Composite {
    public var id: UpgradeID
    public var provider: ProviderID
    /// The provider's.
    public var unit: UnitPath
    /// Where the provider stands.
    public var place: UnitPath
    /// Works or equipment, in words.
    public var work: String
    /// What it is expected to cost.
    public var cost: Money
    public var status: UpgradeStatus
    /// The day of the proposal: that on which it was entered, unless it was corrected.
    public var proposedOn: Day
    /// The day of the approval, likewise; nil before.
    public var approvedOn: Day?
    /// The day the work was done; nil before.
    public var completedOn: Day?
    /// Whether the facility meets the care standard with it.
    public var meetsStandard: Bool?
    /// True of an upgrade as known on a day of which more may still be learned: one that is not over. Absent otherwise.
    public var provisional: Bool?
}

/// How far the work on a facility is.
public enum UpgradeStatus: String, Choice {
    case proposed, approved, completed
}

public struct ProposeUpgrade: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: UpgradeID?
    /// One whose unit the caller may act for.
    public var provider: ProviderID
    /// 1 to 500 characters on one line.
    public var work: String
    /// What it is expected to cost, in đồng, 0 or more.
    public var cost: Money
}

public struct ApproveUpgrade: Composite {
    /// A proposed one.
    public var id: UpgradeID
}

public struct CompleteUpgrade: Composite {
    /// An approved one.
    public var id: UpgradeID
    /// Today when absent; not in the future, not before the approval.
    public var on: Day?
    /// True: the provider meets the care standard from this day, if it did not before; needs the role `certifier` too.
    public var meetsStandard: Bool
}

/// What is nil stays as it is.
public struct CorrectUpgrade: Composite {
    public var id: UpgradeID
    /// 1 to 500 characters on one line.
    public var work: String?
    /// In đồng, 0 or more.
    public var cost: Money?
    /// The day of the proposal; not in the future, nor after the approval.
    public var proposedOn: Day?
    /// Of an approved one: the day of the approval; not before the proposal, nor after the completion.
    public var approvedOn: Day?
    /// Of a completed one: the day the work was done; not before the approval.
    public var completedOn: Day?
    /// Of a completed one: whether the provider meets the care standard with it.
    public var meetsStandard: Bool?
    /// What is taken off: `completedOn` (it is not completed), `approvedOn` (it is not approved, nor completed).
    public var clear: [String]?
}
extension CorrectUpgrade: ClearingMembers { public static let clears = ["approvedOn", "completedOn"] }

public struct VoidUpgrade: Composite {
    public var id: UpgradeID
}

/// Every member narrows the list.
public struct ListUpgrades: Composite, PagedRequest {
    /// At providers run by, or standing in, this unit or one below it.
    public var unit: UnitPath?
    /// How far it is on the day.
    public var status: UpgradeStatus?
    /// The day that is asked about: what was proposed by then, as far as it was; ``knownOn`` when absent, and today without
    /// that.
    public var on: Day?
    /// What was known when this day ended; what is known now when absent. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when absent.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when absent.
    public var limit: Int?

    public init() {}
}
