public import Bus
public import Vocabulary

extension Placements {
    /// Enters what a child said of where it lives, or is to live: from seven years on it has to be asked (Decree 56/2017; the age by
    /// `deadlines.csv`). A placement of a child who was not asked is a task of ``due``.
    public static let hear = Command<HearChild, PlacementNote>(
        "registry.Placements/Hear", needs: .caseworker)
    /// Says that there never was what was noted; the reply shows what was said last.
    public static let voidNote = Command<VoidPlacementNote, PlacementNote>(
        "registry.Placements/VoidNote", needs: .caseworker)
    /// What was noted of a child's placements, the oldest first.
    public static let listNotes = Query<ListPlacementNotes, List<PlacementNote>>(
        "registry.Placements/ListNotes", needs: .caseworker)
}

/// What is noted of a placement.
public enum PlacementNoteKind: String, Choice {
    /// The child was asked.
    case heard
    /// Why it is not with its kin, who come first.
    case noKin
    /// Why it does not live with its brothers and sisters.
    case apart
}

/// What was noted of a placement in words, under seal.
public struct PlacementNote: Composite {
    public var id: PlacementNoteID
    public var child: ChildID
    public var placement: PlacementID
    public var kind: PlacementNoteKind
    /// The day on which the child was asked; of a reason the first day of the placement.
    public var on: Day
    /// Nil for who may not know it: the office that noted it and the chief (role `supervisor`) may.
    public var text: String?
    /// True of what is shown as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct HearChild: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: PlacementNoteID?
    /// A placement of a child that the caller may act for.
    public var placement: PlacementID
    /// What the child said, or how it showed what it wants: 1 to 4,000 characters, on as many lines as it has.
    public var said: String
    /// Not before the child's birth, not in the future; today when left out. On the register (FAILED_PRECONDITION otherwise).
    public var on: Day?
}

public struct VoidPlacementNote: Composite {
    public var id: PlacementNoteID
}

public struct ListPlacementNotes: Composite, PagedRequest {
    public var child: ChildID
    /// The day that is asked about, with what was noted of days up to then; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// What followers learn of what was noted of a placement: that it was, and no word of it.
public struct PlacementNoteFacts: Composite {
    public var id: PlacementNoteID
    public var child: ChildID
    public var placement: PlacementID
    public var kind: PlacementNoteKind
    /// As of ``PlacementNote``.
    public var on: Day
}
