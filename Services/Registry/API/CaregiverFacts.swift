public import Vocabulary

/// What a caregiver changes by, each for itself and with days of its own.
public enum CaregiverAspect: String, Choice {
    /// Name, sex, year of birth, personal number, telephone: what they are holds on every day, so that they are only ever
    /// corrected.
    case identity
    /// The commune.
    case home
}

/// What the registry has learned of a caregiver in one go. Whom it cares for is told by events of their own.
public struct CaregiverFacts: Composite {
    public var caregiver: CaregiverID
    /// In the order in which they were said.
    public var facts: [CaregiverFact]
    /// With whom the caregiver may be one, or no longer may, since this was said; nil when nothing of that changed.
    public var duplicates: [CaregiverPairFacts]?
}

/// One version of one dated fact of a caregiver. It has what ``aspect`` names, of a voided fact what was said of it last.
public struct CaregiverFact: Composite, ToldFact {
    /// The same in all versions of the fact.
    public var id: FactID
    public var aspect: CaregiverAspect
    public var kind: VersionKind
    /// It is so from this day until the next fact of its aspect takes over; an identity's is the first day of all.
    public var from: Day
    /// The fact that it follows from, where nobody entered it for itself.
    public var cause: FactID?
    public var identity: CaregiverTraits?
    /// The commune that the caregiver lives in.
    public var home: UnitPath?
}

/// What others may know of who a caregiver is: no name.
public struct CaregiverTraits: Composite {
    public var sex: Sex?
    public var birthYear: Int?

    public init() {}
}
