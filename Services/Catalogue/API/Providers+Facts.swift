public import Bus
public import Vocabulary

extension Providers {
    /// Says that a fact of the provider never was so, but otherwise, or from another day. What was known before stays known
    /// of the time before. Its name and kind, ``update`` corrects.
    public static let correct = Command<CorrectProvider, Provider>(
        "catalogue.Providers/Correct", needs: .provider)
    /// Says that a fact of the provider never was: what held before it holds on.
    public static let void = Command<VoidProviderFact, Provider>(
        "catalogue.Providers/Void", needs: .provider)
    /// Says that a provider meets the care standard from a day on, or meets it no more, and by what that was found. Nobody says so
    /// of what the own office runs: PERMISSION_DENIED.
    public static let certify = Command<CertifyProvider, Provider>(
        "catalogue.Providers/Certify", needs: .certifier)
    /// Ends a provider's work from a day on, and with it what it has in networks. FAILED_PRECONDITION when children have
    /// something of it after that of which the request does not say what becomes of it, or it joined or left a network then.
    public static let close = Command<CloseProvider, Provider>(
        "catalogue.Providers/Close", needs: .provider)
    /// Opens a closed provider again from a day on.
    public static let reopen = Command<ReopenProvider, Provider>(
        "catalogue.Providers/Reopen", needs: .provider)
    /// All that was ever said of a provider, by whom and when; as it was learned.
    public static let history = Query<ListProviderHistory, List<ProviderFactEntry>>(
        "catalogue.Providers/History", needs: .anyone)
}

/// What is nil stays as it is. Only what the fact is about can be given.
public struct CorrectProvider: Composite {
    public var id: ProviderID
    /// A fact of the provider's history: a place, the standard, a licence, a standing.
    public var fact: FactID
    /// The day from which it is so; not in the future. What the registration said moves together. A place must have been a
    /// unit of that day.
    public var on: Day?
    /// Of a place: a unit of the fact's day.
    public var place: UnitPath?
    /// Of the standard.
    public var meetsStandard: Bool?
    /// Of a licence: 1 to 100 characters on one line.
    public var licence: String?
    /// Of a licence: who gave it, 1 to 200 characters on one line.
    public var licenceAuthority: String?
    /// Of a licence: its last day.
    public var licenceUntil: Day?
    /// Of places by kind of care: instead of all that the fact says.
    public var care: [CarePlaces]?
    /// Of a closure or a reopening: 1 to 500 characters on one line.
    public var reason: String?
    /// What is taken off: `licence` (it has none), `licenceAuthority`, `licenceUntil` (it has no last day).
    public var clear: [String]?
}
extension CorrectProvider: ClearingMembers { public static let clears = UpdateProvider.clears }

public struct CertifyProvider: Composite {
    /// One that works on the day, which the caller may judge and does not run.
    public var id: ProviderID
    /// The first day on which it meets the standard, or does not; not in the future, not before it opened; today when absent.
    public var on: Day?
    /// False: it meets the standard no more, or was found not to.
    public var meetsStandard: Bool
    /// Number of the decision or of the minutes, or what else shows it: 1 to 500 characters on one line.
    public var evidence: String
    /// How many children it can admit in an emergency at the same time, 0 when none; absent where that was not looked at.
    public var emergencyPlaces: Int?
}
extension CertifyProvider: BoundedMembers { public static let bounds = Certification.bounds }

public struct VoidProviderFact: Composite {
    public var id: ProviderID
    /// A fact of the provider's history. Where it stood first, and that it opened, cannot be voided.
    public var fact: FactID
}

public struct CloseProvider: Composite {
    /// One that is open.
    public var id: ProviderID
    /// The first day on which it no longer works, not in the future; today when absent.
    public var on: Day?
    /// 1 to 500 characters on one line.
    public var reason: String
    /// Who takes on whom ``handovers`` does not name: each goes to the one offer that it has in the domain.
    public var successor: ProviderID?
    /// What becomes of each child that holds a place on that day or later (`Referrals/List` with `provider` and `holdingFrom` lists
    /// them): at most 500.
    public var handovers: [Handover]?
}

/// What becomes of a child that holds a place at a provider which closes: it ends on the day before.
public struct Handover: Composite {
    /// One that holds a place there.
    public var referral: ReferralID
    /// The offer to which the child is sent on, from the closure until the last day that it had; its unit accepts or declines.
    /// The place just ends when absent.
    public var to: OfferID?
}

public struct ReopenProvider: Composite {
    /// One that is closed.
    public var id: ProviderID
    /// The first day on which it works again, not in the future; today when absent.
    public var on: Day?
    /// 1 to 500 characters on one line.
    public var reason: String
}

public struct ListProviderHistory: Composite, PagedRequest {
    public var provider: ProviderID
    /// Where the page begins: `next` of the page before; the first page when absent.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when absent.
    public var limit: Int?
}

/// One version of one fact of a provider, and who said it when.
public struct ProviderFactEntry: Composite {
    /// The fact's id: what ``Providers/correct`` and ``Providers/void`` name.
    public var fact: FactID
    public var aspect: ProviderAspect
    public var kind: VersionKind
    /// The day from which it is so.
    public var from: Day
    /// Whether this is what the catalogue says of the fact now.
    public var stands: Bool
    /// The fact that it follows from, where nobody entered it for itself.
    public var cause: FactID?
    /// Of an identity.
    public var identity: ProviderIdentity?
    /// Of a place.
    public var place: UnitPath?
    /// Of the standard.
    public var meetsStandard: Bool?
    /// Of the standard: who judged it, and by what.
    public var certification: Certification?
    /// Of a licence; absent when it has none.
    public var licence: String?
    /// Of a licence: who gave it.
    public var licenceAuthority: String?
    /// Of a licence: its last day.
    public var licenceUntil: Day?
    /// Of places by kind of care.
    public var care: [CarePlaces]?
    /// Of a standing.
    public var status: ProviderStatus?
    /// Of a standing: why.
    public var reason: String?
    /// When it was entered.
    public var recordedAt: Timestamp
    /// Who entered it.
    public var unit: UnitPath
    /// The person of that unit; absent where a program did.
    public var recordedBy: String?
}
