public import Bus
public import Vocabulary

extension Children {
    /// Pairs of entries that may be one child, as offices make them who know nothing of each other's: for whoever reaches
    /// both. Until it is decided each pair counts as one child. By the ids of both.
    public static let listDuplicates = Query<ListDuplicates, List<DuplicatePair>>(
        "registry.Children/ListDuplicates", needs: .reader)
    /// Says whether two entries are one child. What is said last holds; `undecided` takes it back. Both entries stay as they
    /// are: figures count one child or two.
    public static let decideDuplicate = Command<DecideDuplicate, DuplicatePair>(
        "registry.Children/DecideDuplicate", needs: .caseworker)
}

public struct ListDuplicates: Composite, PagedRequest {
    /// A unit that one of the two lives in; all that the caller may see when left out.
    public var commune: UnitPath?
    /// `undecided` when left out.
    public var verdict: DuplicateVerdict?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

public struct DecideDuplicate: Composite {
    /// A child that the caller may act for.
    public var child: ChildID
    /// Another one that it may act for; not one that was merged with it (FAILED_PRECONDITION): that is taken back first. Two that the register did not bring together can be decided on too.
    public var other: ChildID
    public var verdict: DuplicateVerdict
    /// How that is known; at most 1,000 characters.
    public var note: String?
}

/// Two entries of the register that may be one child, in the order of their ids.
public struct DuplicatePair: Composite {
    public var child: Child
    public var other: Child
    /// By which of the two the child is shown where they were merged: then the verdict is `same`.
    public var survivor: ChildID?
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
