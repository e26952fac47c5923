public import Vocabulary

/// What a child changes by, each for itself and with days of its own.
public enum ChildAspect: String, Choice {
    /// Name, sex, birth, ethnicity, personal number: what it is holds on every day, so that it is only ever corrected.
    case identity
    /// The commune.
    case home
    /// Below the commune: hamlet, house. What it is, the registry tells nobody.
    case address
    /// The household's.
    case poverty
    /// Whether the child is on the register; closed, and why.
    case standing
}

/// What the registry has learned of a child in one go. A child's other facts have events of their own.
public struct ChildFacts: Composite {
    public var child: ChildID
    /// In the order in which they were said.
    public var facts: [ChildFact]
    /// With whom the child may be one, or no longer may, since this was said; nil when nothing of that changed.
    public var duplicates: [ChildPairFacts]?
}

/// One version of one dated fact of a child. Of ``identity`` to ``standing`` it has the one that ``aspect`` names, none of
/// an address: of a voided fact what was said of it last.
public struct ChildFact: Composite {
    /// The same in all versions of the fact.
    public var id: FactID
    public var aspect: ChildAspect
    public var kind: VersionKind
    /// It is so from this day until the next fact of its aspect takes over; an identity's is the first day of all.
    public var from: Day
    /// The fact that it follows from, where nobody entered it for itself.
    public var cause: FactID?
    public var identity: ChildIdentity?
    /// The commune that the child lives in.
    public var home: UnitPath?
    /// Of the household.
    public var poverty: PovertyStatus?
    public var standing: ChildStatus?
}

/// What others may know of who a child is: enough to count and to match.
public struct ChildIdentity: Composite {
    public var sex: Sex
    /// Nil when only the year is known.
    public var birthDate: Day?
    public var birthYear: Int
    /// A code of the ethnic groups' list.
    public var ethnicity: String?

    /// The day that age counts from: the birth day, or 31 December of the year of birth when only that is known.
    public var countedBirthDate: Day { BirthDates.counted(birthDate, year: birthYear) }
    /// The first day on which the child can have been born.
    public var earliestBirthDate: Day { BirthDates.earliest(birthDate, year: birthYear) }
}
extension ChildIdentity: CodedMembers { public static let codes = ["ethnicity": ReferenceTable.ethnicGroup] }

extension ChildFact: ToldFact {}
