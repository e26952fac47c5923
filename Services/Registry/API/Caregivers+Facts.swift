public import Bus
public import Vocabulary

extension Caregivers {
    /// Says that a caregiver never lived where a fact says, or from another day. What was known before stays known of the time
    /// before. Who the caregiver is, ``update`` corrects.
    public static let correctHome = Command<CorrectCaregiverHome, Caregiver>(
        "registry.Caregivers/CorrectHome", needs: .caseworker)
    /// Says that a home of a caregiver never was: what held before it holds on.
    public static let voidHome = Command<VoidCaregiverHome, Caregiver>(
        "registry.Caregivers/VoidHome", needs: .caseworker)
    /// All that was ever said of who a caregiver is and where it lives, by whom and when; as it was learned.
    public static let history = Query<ListCaregiverHistory, List<CaregiverFactEntry>>(
        "registry.Caregivers/History", needs: .reader)
}

/// What is nil stays as it is.
public struct CorrectCaregiverHome: Composite {
    public var id: CaregiverID
    /// A home of the caregiver's history.
    public var fact: FactID
    /// The day from which it is so.
    public var on: Day?
    /// A commune of the fact's day that the caller may act for.
    public var commune: UnitPath?
    /// Refused (ABORTED) when the caregiver has been changed since this version.
    public var ifVersion: Int?
}

public struct VoidCaregiverHome: Composite {
    public var id: CaregiverID
    /// A home of the caregiver's history, but for the one that the registration said.
    public var fact: FactID
    /// Refused (ABORTED) when the caregiver has been changed since this version.
    public var ifVersion: Int?
}

public struct ListCaregiverHistory: Composite, PagedRequest {
    public var caregiver: CaregiverID
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// One version of one fact of a caregiver, and who said it when.
public struct CaregiverFactEntry: Composite {
    /// The fact's id: what ``Caregivers/correctHome`` and ``Caregivers/voidHome`` name.
    public var fact: FactID
    public var aspect: CaregiverAspect
    public var kind: VersionKind
    /// The day from which it is so.
    public var from: Day
    /// Whether this is what the register says of the fact now.
    public var stands: Bool
    /// The fact that it follows from, where nobody entered it for itself.
    public var cause: FactID?
    /// Of an identity.
    public var name: String?
    /// Of an identity.
    public var sex: Sex?
    /// Of an identity.
    public var birthYear: Int?
    /// Of an identity: twelve digits.
    public var personalNumber: String?
    /// Of an identity.
    public var phone: String?
    /// Of a home.
    public var commune: UnitPath?
    /// When it was entered.
    public var recordedAt: Timestamp
    /// Who entered it.
    public var unit: UnitPath
    /// The person of that unit; nil where a program did.
    public var recordedBy: String?
}
