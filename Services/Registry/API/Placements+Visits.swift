public import Bus
public import Vocabulary

extension Placements {
    /// Enters that somebody has seen how a child is in alternative care (Decree 56/2017, form 13).
    public static let visit = Command<VisitPlacement, PlacementVisit>(
        "registry.Placements/Visit", needs: .caseworker)
    /// Says that there never was the visit; the reply shows what was said last.
    public static let voidVisit = Command<VoidPlacementVisit, PlacementVisit>(
        "registry.Placements/VoidVisit", needs: .caseworker)
    /// The visits of a child's placements, the oldest first.
    public static let listVisits = Query<ListPlacementVisits, List<PlacementVisit>>(
        "registry.Placements/ListVisits", needs: .reader)
    /// What is to be done of placements that go on, and by when: the visits after one and three months and every six from then on, as
    /// `deadlines.csv` says, the end of those that have a term, asking a child who is old enough, and another place where the
    /// facility has closed. The most pressing first.
    public static let due = Query<ListDuePlacements, List<DuePlacement>>(
        "registry.Placements/Due", needs: .reader)
}

/// How a visitor found a child in care.
public enum VisitFinding: String, Choice {
    case wellCared
    /// Something has to be mended.
    case concerns
    /// The child cannot stay.
    case unsafe
}

/// That somebody has seen a child in its placement.
public struct PlacementVisit: Composite {
    public var id: PlacementVisitID
    public var child: ChildID
    public var placement: PlacementID
    /// The day of the visit.
    public var on: Day
    public var finding: VisitFinding
    /// Whether the child could speak alone with the visitor.
    public var heard: Bool
    /// True of what is shown as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct VisitPlacement: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: PlacementVisitID?
    /// Alternative care (INVALID_ARGUMENT for day care) of a child that the caller may act for.
    public var placement: PlacementID
    /// A day of the placement, once a day, not in the future; today when left out.
    public var on: Day?
    public var finding: VisitFinding
    public var heard: Bool
}

public struct VoidPlacementVisit: Composite {
    public var id: PlacementVisitID
}

public struct ListPlacementVisits: Composite, PagedRequest {
    public var child: ChildID
    /// The day that is asked about, with the visits up to then; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// What is to be done of a placement.
public enum PlacementStep: String, Choice {
    /// After a month, and after three.
    case firstVisit, secondVisit
    /// Six months after the last one.
    case nextVisit
    /// The child is old enough to be asked, and nothing says that it was.
    case hearing
    /// Its facility has closed: the child needs another place.
    case newPlace
    /// Whoever fosters the child is to be approved.
    case approval
    /// It was to end by then: it is ended, or extended.
    case term
}

public struct ListDuePlacements: Composite, PagedRequest {
    /// A unit that the children live in; all that the caller may see when left out.
    public var commune: UnitPath?
    /// Only what should have been done before today (true), or what there is time for (false).
    public var overdue: Bool?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

/// One thing that is to be done of a placement that goes on.
public struct DuePlacement: Composite {
    public var placement: Placement
    /// Where the child lives by the register.
    public var commune: UnitPath
    public var step: PlacementStep
    /// The last day on which it is in time.
    public var due: Day
    /// Whether that day is over.
    public var overdue: Bool
}

/// What followers learn of a visit.
public struct PlacementVisitFacts: Composite {
    public var id: PlacementVisitID
    public var child: ChildID
    public var placement: PlacementID
    /// The day of the visit.
    public var on: Day
}
