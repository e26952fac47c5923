public import Bus
public import Vocabulary

extension Caregivers {
    /// Caregivers who may be one person entered twice, as offices may do who know nothing of each other's entries: who have one
    /// personal number, whatever else is said of them, and whom ``register`` asks about. First by number, then by name.
    public static let findDuplicates = Query<FindCaregiverDuplicates, List<CaregiverDuplicates>>(
        "registry.Caregivers/FindDuplicates", needs: .reader)
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
