public import Vocabulary

/// What a provider changes by, each for itself and with days of its own.
public enum ProviderAspect: String, Choice {
    /// Name, kind, who runs it: what it is holds on every day, so that it is only ever corrected.
    case identity
    /// The commune or district where it stands.
    case place
    /// Whether it meets the care standard.
    case standard
    case licence
    /// How many children it has room for, by kind of care.
    case care
    /// Whether it works; closed, and why.
    case standing
}

/// Whether a provider works.
public enum ProviderStatus: String, Choice {
    case open, closed
}

/// What is said of a provider in one aspect: what its facts keep.
public enum ProviderSaying: AspectValue {
    case identity(ProviderIdentity)
    case place(unit: UnitPath)
    /// What was found of it, and by whom; who found it is not known of what was entered with the provider.
    case standard(isMet: Bool, certification: Certification?)
    case licence(Licence?)
    case care([CarePlaces])
    case standing(status: ProviderStatus, reason: String?)

    public static let everyDay: Set<ProviderAspect> = [.identity]

    public var aspect: ProviderAspect {
        switch self {
        case .identity: .identity
        case .place: .place
        case .standard: .standard
        case .licence: .licence
        case .care: .care
        case .standing: .standing
        }
    }
}

/// What the catalogue has learned of a provider in one go.
public struct ProviderFacts: Composite {
    public var provider: ProviderID
    /// In the order in which they were said.
    public var facts: [ProviderFact]
}

/// One version of one dated fact of a provider. Of ``identity`` to ``status`` it has what ``aspect`` names: of a voided
/// fact what was said of it last.
public struct ProviderFact: Composite {
    /// The same in all versions of the fact.
    public var id: FactID
    public var aspect: ProviderAspect
    public var kind: VersionKind
    /// It is so from this day until the next fact of its aspect takes over; an identity's is the first day of all.
    public var from: Day
    /// The fact that it follows from, where nobody entered it for itself.
    public var cause: FactID?
    public var identity: ProviderIdentity?
    /// Where it stands.
    public var place: UnitPath?
    /// Whether it meets the care standard.
    public var meetsStandard: Bool?
    /// Of the standard: who judged it, and by what; absent where it was entered without.
    public var certification: Certification?
    /// Number of its licence; a licence's fact without one says that it has none.
    public var licence: String?
    /// Who gave the licence.
    public var licenceAuthority: String?
    /// The last day of the licence.
    public var licenceUntil: Day?
    /// Its places by kind of care.
    public var care: [CarePlaces]?
    public var status: ProviderStatus?
    /// Why it was closed or opened again.
    public var reason: String?
}

/// How it was found whether a provider meets the care standard.
public struct Certification: Composite {
    /// Number of the decision or of the minutes, or what else shows it.
    public var evidence: String
    /// Who judged it: never who runs the provider.
    public var by: UnitPath
    /// How many children it can admit in an emergency at the same time, 0 when none; absent where that was not looked at.
    public var emergencyPlaces: Int?
}
extension Certification: BoundedMembers { public static let bounds = ["emergencyPlaces": 0...1000] }

/// A provider's licence.
public struct Licence: Composite {
    public var number: String
    /// Who gave it.
    public var authority: String?
    /// Its last day; absent where it has none.
    public var until: Day?
}

/// How many children a provider has room for in one kind of care.
public struct CarePlaces: Composite {
    /// A code of the reference table `placement-kind`.
    public var kind: String
    /// At the same time, 0 to 10,000.
    public var places: Int
}
extension CarePlaces: BoundedMembers { public static let bounds = ["places": 0...10_000] }
extension CarePlaces: CodedMembers { public static let codes = ["kind": ReferenceTable.placementKind] }

/// What a provider is, on every day.
public struct ProviderIdentity: Composite {
    public var name: String
    /// A code of the reference table `facility-kind`.
    public var kind: String
    /// Who runs it and acts for it.
    public var unit: UnitPath
}
extension ProviderIdentity: CodedMembers { public static let codes = ["kind": ReferenceTable.facilityKind] }
