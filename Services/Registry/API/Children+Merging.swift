public import Bus
public import Vocabulary

extension Children {
    /// Takes two entries for one child: from now on the duplicate is another name of the survivor. What was recorded under either
    /// stays its own; whoever asks for the duplicate is shown the survivor, with what is around both. A pair that somebody
    /// found ``Children/decideDuplicate`` to be the same is merged so too, and counts as before. What the two have that
    /// cannot both be so of one child is told, here and by every department, to be decided on: it refuses nothing.
    public static let merge = Command<MergeChildren, MergedChild>(
        "registry.Children/Merge", needs: .caseworker)
    /// Takes a merge back: both entries stand as if there had been none, and count as it was decided before. What was recorded
    /// meanwhile stays with the survivor.
    public static let unmerge = Command<UnmergeChild, UnmergedChild>(
        "registry.Children/Unmerge", needs: .caseworker)
}

public struct MergeChildren: Composite {
    /// The entry by which the child is shown from now on, one that the caller may act for: the one on the register where the other
    /// is not (FAILED_PRECONDITION otherwise). An alias means its survivor.
    public var survivor: ChildID
    /// The other one, which the caller may act for too. Neither an alias nor a survivor of others, and not entered in error
    /// (FAILED_PRECONDITION).
    public var duplicate: ChildID
    /// How it is known that both are one child; 1 to 1,000 characters.
    public var reason: String
}

public struct UnmergeChild: Composite {
    /// An entry that was merged into another one (FAILED_PRECONDITION otherwise); the caller may act for both.
    public var duplicate: ChildID
    /// Why they are two after all; 1 to 1,000 characters.
    public var reason: String
}

public struct MergedChild: Composite {
    /// The survivor, with what is around both.
    public var child: Child
    public var duplicate: ChildID
    /// What the register says of the two that cannot both be so, as far as the caller may see it: somebody corrects or voids one of each.
    public var collisions: [MergeCollision]
}

public struct UnmergedChild: Composite {
    public var child: Child
    public var duplicate: Child
}

/// Two records of one child that cannot both be so.
public struct MergeCollision: Composite {
    public var kind: MergeCollisionKind
    /// The survivor's.
    public var record: FactID
    /// The duplicate's.
    public var other: FactID
}

/// What collides.
public enum MergeCollisionKind: String, Choice {
    /// The same circumstance at the same time.
    case circumstance
    /// Two of one day.
    case determination
    /// One caregiver twice, or two of whom a child has one.
    case link
    /// Two places to live at the same time, or one kind of day care twice.
    case placement
    /// Two that are open.
    case `case`
    /// Two approvals of one carer at the same time.
    case approval
}
