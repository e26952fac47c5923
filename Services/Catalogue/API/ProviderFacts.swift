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
    case standard(isMet: Bool)
    /// Without a number it has none.
    case licence(number: String?)
    case standing(status: ProviderStatus, reason: String?)

    public static let everyDay: Set<ProviderAspect> = [.identity]

    public var aspect: ProviderAspect {
        switch self {
        case .identity: .identity
        case .place: .place
        case .standard: .standard
        case .licence: .licence
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
    /// Number of its licence; a licence's fact without one says that it has none.
    public var licence: String?
    public var status: ProviderStatus?
    /// Why it was closed or opened again.
    public var reason: String?
}

/// What a provider is, on every day.
public struct ProviderIdentity: Composite {
    public var name: String
    /// A code of the reference table `facility-kind`.
    public var kind: String
    /// Who runs it and acts for it.
    public var unit: UnitPath
}
extension ProviderIdentity: CodedMembers { public static let codes = ["kind": ReferenceTable.facilityKind] }
