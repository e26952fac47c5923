public import Bus
public import Vocabulary

extension Caregivers {
    /// Caregivers who may be one person entered twice, as offices may do who know nothing of each other's entries: who have one
    /// personal number, whatever else is said of them, and whom ``register`` asks about. First by number, then by name.
    public static let findDuplicates = Query<FindCaregiverDuplicates, List<CaregiverDuplicates>>(
        "registry.Caregivers/FindDuplicates", needs: .reader)
    /// Caregivers by name, number, telephone or commune, as ``Children/search`` finds children: the best match first. Of words that
    /// thousands share, after the whole name only those who live there come.
    public static let search = Query<SearchCaregivers, List<FoundCaregiver>>(
        "registry.Caregivers/Search", needs: .reader)
}

/// At least one of name, personal number and commune.
public struct SearchCaregivers: Composite, PagedRequest {
    /// Words or their beginnings, all of which must fit, 16 at most: of every name that any of its entries ever had; at the end the name of the commune
    /// where it lives or of another unit. Beside words, or instead: a year of birth, a personal number, a telephone. Accents, case,
    /// spaces and their order do not matter.
    public var name: String?
    /// All twelve digits.
    public var personalNumber: String?
    /// A unit that the caregiver lives in, or a child of theirs; all that the caller may see when left out. By itself it finds those who
    /// live there, by name.
    public var commune: UnitPath?
    /// Not enough by itself.
    public var birthYear: Int?
    /// The day that is asked about; ``knownOn`` when left out, and today without that. Not in the future. Who may be found is judged by where
    /// they live now, and who is meant by all names, numbers and telephones that are known now.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 20 when left out.
    public var limit: Int?

    public init() {}
}

/// The least of a caregiver that tells two of them apart.
public struct FoundCaregiver: Composite {
    public var id: CaregiverID
    public var name: String
    public var sex: Sex?
    public var birthYear: Int?
    /// Where the caregiver lives.
    public var commune: UnitPath
    /// As of a ``Caregiver``.
    public var provisional: Bool?
}

public struct FindCaregiverDuplicates: Composite, PagedRequest {
    /// A unit that the caregivers live in, or children of theirs; all that the caller may see when left out.
    public var commune: UnitPath?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

/// Caregivers with one personal number, or with one folded name whom nothing tells apart and who share a telephone or a
/// commune, each with another of them at least.
public struct CaregiverDuplicates: Composite {
    /// At least two, at most 20, those entered first.
    public var caregivers: [Caregiver]
    /// Whether there are more than these.
    public var more: Bool
}
