public import Vocabulary

/// What an offer changes by, each for itself and with days of its own.
public enum OfferAspect: String, Choice {
    /// Title, domain, provider: what it is holds on every day, so that it is only ever corrected.
    case identity
    /// Who may have it.
    case eligibility
    /// How many children can have a place at the same time.
    case capacity
    case cost
    case schedule
    /// When it is given by a rule, in which languages, what is to be brought, who can get in.
    case details
    /// The first day on which it is given: one for every day, so that it is only ever corrected.
    case firstDay
    /// Until when it is given.
    case lastDay
    /// Whether it can still be taken up; withdrawn, and why.
    case standing
}

/// What is said of an offer in one aspect: what its facts keep.
public enum OfferSaying: AspectValue {
    case identity(OfferIdentity)
    case eligibility(Eligibility)
    /// Without a number there is no limit.
    case capacity(places: Int?)
    case cost(Money)
    case schedule(words: String?)
    case details(OfferDetails)
    case firstDay(Day)
    /// Counted; without one it goes on.
    case lastDay(Day?)
    case standing(status: OfferStatus, reason: String?)

    public static let everyDay: Set<OfferAspect> = [.identity, .firstDay]

    public var aspect: OfferAspect {
        switch self {
        case .identity: .identity
        case .eligibility: .eligibility
        case .capacity: .capacity
        case .cost: .cost
        case .schedule: .schedule
        case .details: .details
        case .firstDay: .firstDay
        case .lastDay: .lastDay
        case .standing: .standing
        }
    }
}

/// What the catalogue has learned of an offer in one go.
public struct OfferFacts: Composite {
    public var offer: OfferID
    /// In the order in which they were said.
    public var facts: [OfferFact]
}

/// One version of one dated fact of an offer. Of ``identity`` to ``status`` it has what ``aspect`` names: of a voided fact
/// what was said of it last.
public struct OfferFact: Composite {
    /// The same in all versions of the fact.
    public var id: FactID
    public var aspect: OfferAspect
    public var kind: VersionKind
    /// It is so from this day until the next fact of its aspect takes over; what was published holds from the first day of
    /// all.
    public var from: Day
    /// The fact that it follows from, where nobody entered it for itself.
    public var cause: FactID?
    public var identity: OfferIdentity?
    public var eligibility: Eligibility?
    /// Places at the same time; a capacity's fact without them says that there is no limit.
    public var capacity: Int?
    /// What the family pays each time, in đồng.
    public var cost: Money?
    /// When it is given, in words.
    public var schedule: String?
    public var details: OfferDetails?
    /// The first day on which it is given.
    public var firstDay: Day?
    /// The last day on which it is given, counted; a last day's fact without one says that it goes on.
    public var lastDay: Day?
    public var status: OfferStatus?
    /// Why it was withdrawn.
    public var reason: String?
}

/// What an offer is, on every day.
public struct OfferIdentity: Composite {
    public var provider: ProviderID
    public var title: String
    /// A code of the reference table `service-domain`.
    public var domain: String
}
extension OfferIdentity: CodedMembers { public static let codes = ["domain": ReferenceTable.serviceDomain] }

/// How an offer is given, as Open Referral's HSDS 3 has it.
public struct OfferDetails: Composite {
    /// On which days: a rule of RFC 5545 with `FREQ` (WEEKLY or MONTHLY), `INTERVAL`, `BYDAY` and `BYMONTHDAY`, such as
    /// `FREQ=WEEKLY;BYDAY=MO,WE`.
    public var recurrence: String?
    /// From when on such a day: hour and minute, `08:00`.
    public var opensAt: String?
    /// Until when; after ``opensAt``.
    public var closesAt: String?
    /// In which languages: codes of BCP 47, such as `vi`, `mtq`; at most 20.
    public var languages: [String]?
    /// What is to be brought: at most 20, each 1 to 200 characters on one line.
    public var documents: [String]?
    /// For whom the place is built, in words, at most 500 characters.
    public var accessibility: String?

    public init() {}
}
