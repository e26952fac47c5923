public import Bus
public import Vocabulary

/// Work, equipment and services that facilities need to meet the standard (Hưng Yên's plan, II.3): proposed, refused or approved,
/// funded, done, and certified by somebody else than who did it.
public enum Upgrades {
    /// Proposes works at a provider's place.
    public static let propose = Command<ProposeUpgrade, Upgrade>(
        "catalogue.Upgrades/Propose", needs: .provider)
    /// Refuses proposed works, for a reason.
    public static let refuse = Command<RefuseUpgrade, Upgrade>("catalogue.Upgrades/Refuse", needs: .lead)
    /// Approves proposed works.
    public static let approve = Command<ApproveUpgrade, Upgrade>("catalogue.Upgrades/Approve", needs: .lead)
    /// Says with which money approved works are paid. Works that cost nothing, or are given, are completed without.
    public static let fund = Command<FundUpgrade, Upgrade>("catalogue.Upgrades/Fund", needs: .lead)
    /// Says that approved works are done.
    public static let complete = Command<CompleteUpgrade, Upgrade>(
        "catalogue.Upgrades/Complete", needs: .provider)
    /// Says whether the facility meets the care standard with works that are done, and by what that was found. Neither who runs
    /// the facility nor who said that they are done says so: PERMISSION_DENIED. Where it meets the standard, so does the provider from
    /// that day on; that it does not is said of the works alone: of the provider ``Providers/certify`` says it.
    public static let certify = Command<CertifyUpgrade, Upgrade>(
        "catalogue.Upgrades/Certify", needs: .certifier)
    /// Says that a work was proposed, or a step of it taken, otherwise, or on another day, or that a step never was taken. The
    /// care standard that its provider meets by it follows, unless somebody has said otherwise of that since.
    public static let correct = Command<CorrectUpgrade, Upgrade>("catalogue.Upgrades/Correct", needs: .lead)
    /// Says that there never was the work, nor the standard that was met by it; the reply shows what was said last.
    public static let void = Command<VoidUpgrade, Upgrade>("catalogue.Upgrades/Void", needs: .lead)
    /// Upgrades that the caller may see, by id; every member of the request narrows the list.
    public static let list = Query<ListUpgrades, List<Upgrade>>("catalogue.Upgrades/List", needs: .reader)
}

/// A work on a provider's facility, from its proposal to its certification.
public struct Upgrade: Composite {
    public var id: UpgradeID
    public var provider: ProviderID
    /// The provider's.
    public var unit: UnitPath
    /// Where the provider stands.
    public var place: UnitPath
    /// Works or equipment, in words.
    public var work: String
    /// What it changes; absent where nobody has said.
    public var kind: UpgradeKind?
    /// What it is expected to cost.
    public var cost: Money
    public var status: UpgradeStatus
    /// The day of the proposal: that on which it was entered, unless it was corrected.
    public var proposedOn: Day
    /// The day on which it was refused, likewise.
    public var refusedOn: Day?
    /// Why it was refused.
    public var reason: String?
    /// The day of the approval, likewise; nil before.
    public var approvedOn: Day?
    /// The day from which there is money for it; nil before, and where there was none.
    public var fundedOn: Day?
    /// How much, in đồng.
    public var funded: Money?
    /// Where the money comes from: a code of the reference table `fund-source`.
    public var fundSource: String?
    /// The day the work was done; nil before.
    public var completedOn: Day?
    /// The day from which it was judged; nil before.
    public var certifiedOn: Day?
    /// Whether the facility meets the care standard with it, as was judged.
    public var meetsStandard: Bool?
    /// Who judged that, and by what.
    public var certification: Certification?
    /// True of an upgrade as known on a day of which more may still be learned: one that is not over. Absent otherwise.
    public var provisional: Bool?
}
extension Upgrade: CodedMembers { public static let codes = ["fundSource": ReferenceTable.fundSource] }

/// What a work changes.
public enum UpgradeKind: String, Choice {
    case building, equipment, services
}

/// How far the work on a facility is.
public enum UpgradeStatus: String, Choice {
    case proposed, refused, approved, funded, completed, certified
}

public struct ProposeUpgrade: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: UpgradeID?
    /// One whose unit the caller may act for.
    public var provider: ProviderID
    /// 1 to 500 characters on one line.
    public var work: String
    public var kind: UpgradeKind?
    /// What it is expected to cost, in đồng, 0 or more.
    public var cost: Money
}

public struct RefuseUpgrade: Composite {
    /// A proposed one.
    public var id: UpgradeID
    /// 1 to 500 characters on one line.
    public var reason: String
}

public struct ApproveUpgrade: Composite {
    /// A proposed one.
    public var id: UpgradeID
}

public struct FundUpgrade: Composite {
    /// An approved one.
    public var id: UpgradeID
    /// Today when absent; not in the future, not before the approval.
    public var on: Day?
    /// How much, in đồng, more than 0.
    public var amount: Money
    /// A code of the reference table `fund-source`.
    public var fundSource: String
}
extension FundUpgrade: CodedMembers { public static let codes = ["fundSource": ReferenceTable.fundSource] }

public struct CompleteUpgrade: Composite {
    /// An approved one, funded or not.
    public var id: UpgradeID
    /// Today when absent; not in the future, not before the approval.
    public var on: Day?
}

public struct CertifyUpgrade: Composite {
    /// A completed one, at a provider that the caller may judge and does not run, and of which another said that it is done.
    public var id: UpgradeID
    /// Today when absent; not in the future, not before the completion.
    public var on: Day?
    /// True: the provider meets the care standard from this day, if it did not before. False: of the provider nothing is said.
    public var meetsStandard: Bool
    /// Number of the minutes, or what else shows it: 1 to 500 characters on one line.
    public var evidence: String
    /// How many children the provider can admit in an emergency at the same time, 0 when none; absent where that was not looked at.
    public var emergencyPlaces: Int?
}
extension CertifyUpgrade: BoundedMembers { public static let bounds = Certification.bounds }

/// What is nil stays as it is.
public struct CorrectUpgrade: Composite {
    public var id: UpgradeID
    /// 1 to 500 characters on one line.
    public var work: String?
    public var kind: UpgradeKind?
    /// In đồng, 0 or more.
    public var cost: Money?
    /// The day of the proposal; not in the future, nor after what followed it.
    public var proposedOn: Day?
    /// Of a refused one: the day of the refusal.
    public var refusedOn: Day?
    /// Of a refused one: 1 to 500 characters on one line.
    public var reason: String?
    /// Of an approved one: the day of the approval; not before the proposal, nor after what followed it.
    public var approvedOn: Day?
    /// Of a funded one: the day from which there is money for it.
    public var fundedOn: Day?
    /// Of a funded one: how much, in đồng, more than 0.
    public var funded: Money?
    /// Of a funded one: a code of the reference table `fund-source`.
    public var fundSource: String?
    /// Of a completed one: the day the work was done; not before the approval, nor after it was judged.
    public var completedOn: Day?
    /// Of a certified one: the day from which it was judged.
    public var certifiedOn: Day?
    /// Of a certified one: whether the provider meets the care standard with it.
    public var meetsStandard: Bool?
    /// What is taken off: `refusedOn` (it was not refused), `approvedOn` (it is not approved, nor anything after that), `fundedOn` (there
    /// is no money for it), `completedOn` (it is not completed, nor certified), `certifiedOn` (nobody has judged it).
    public var clear: [String]?
}
extension CorrectUpgrade: CodedMembers, ClearingMembers {
    public static let codes = ["fundSource": ReferenceTable.fundSource]
    public static let clears = ["approvedOn", "certifiedOn", "completedOn", "fundedOn", "refusedOn"]
}

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
