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
    /// Ends a provider's work from a day on, and with it what it has in networks. FAILED_PRECONDITION when children have
    /// something of it after that, or it joined or left a network then.
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
    /// Of a closure or a reopening: 1 to 500 characters on one line.
    public var reason: String?
    /// What is taken off: `licence`.
    public var clear: [String]?
}
extension CorrectProvider: ClearingMembers { public static let clears = ["licence"] }

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
    /// Of a licence; absent when it has none.
    public var licence: String?
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
