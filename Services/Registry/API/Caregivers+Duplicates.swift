public import Bus
public import Vocabulary

extension Caregivers {
    /// Pairs of entries that may be one caregiver, as offices make them who know nothing of each other's: for whoever reaches
    /// both. Until it is decided each pair counts as one caregiver. By the ids of both.
    public static let listDuplicates = Query<ListCaregiverDuplicates, List<CaregiverPair>>(
        "registry.Caregivers/ListDuplicates", needs: .reader)
    /// Says whether two entries are one caregiver. What is said last holds; `undecided` takes it back. Both entries stay as
    /// they are: figures count one caregiver or two.
    public static let decideDuplicate = Command<DecideCaregiverDuplicate, CaregiverPair>(
        "registry.Caregivers/DecideDuplicate", needs: .caseworker)
}

public struct ListCaregiverDuplicates: Composite, PagedRequest {
    /// A unit that both live in, or children of theirs; all that the caller may see when left out.
    public var commune: UnitPath?
    /// `undecided` when left out.
    public var verdict: DuplicateVerdict?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

public struct DecideCaregiverDuplicate: Composite {
    /// A caregiver whose commune the caller may act for, or a child whom it looks after or looked after once.
    public var caregiver: CaregiverID
    /// Another one; not one that was merged with it (FAILED_PRECONDITION): that is taken back first. Two that the register did not bring
    /// together can be decided on too.
    public var other: CaregiverID
    public var verdict: DuplicateVerdict
    /// How that is known; at most 1,000 characters.
    public var note: String?
}

/// Two entries of the register that may be one caregiver, in the order of their ids.
public struct CaregiverPair: Composite {
    public var caregiver: Caregiver
    public var other: Caregiver
    /// By which of the two the caregiver is shown where they were merged: then the verdict is `same`.
    public var survivor: CaregiverID?
    /// Nil of two whom only somebody's word brings together.
    public var mark: DuplicateMark?
    /// The day on which the register brought them together.
    public var since: Day
    public var verdict: DuplicateVerdict
    /// When the verdict was given; nil before there is one.
    public var decidedAt: Timestamp?
    /// Who gave it.
    public var unit: UnitPath?
    /// The person of that unit; nil where a program did.
    public var decidedBy: String?
    /// How that is known.
    public var note: String?
}
