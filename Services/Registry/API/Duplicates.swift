public import Vocabulary

/// What brings two entries together that may be one person.
public enum DuplicateMark: String, Choice {
    /// Both have it.
    case personalNumber
    /// The same folded name, with what else tells people apart: of children a birth that can be the same and a commune that
    /// both lived in, of caregivers what ``Caregivers/register`` asks about.
    case name
}

/// Whether two entries are one person.
public enum DuplicateVerdict: String, Choice {
    /// Nobody has said yet. Both count as one person until then, for whoever reaches both.
    case undecided
    /// They are one, and count as one.
    case same
    /// They are two, and count as two.
    case distinct
}

/// What followers learn of two entries that may be one child, in the order of their ids.
public struct ChildPairFacts: Composite {
    public var child: ChildID
    public var other: ChildID
    /// Nil when nothing brings them together any more: they are two. Of two that were merged `same`.
    public var verdict: DuplicateVerdict?
    /// By which of the two the child is shown, while they are merged.
    public var survivor: ChildID?
}

/// What followers learn of an entry that was taken for another one, or turned out to be none.
public struct ChildMergeFacts: Composite {
    /// The same when it is taken back.
    public var id: FactID
    /// By which the child is shown.
    public var survivor: ChildID
    /// The entry that is another name of it while they are merged.
    public var duplicate: ChildID
    /// How the two count now.
    public var pair: ChildPairFacts
}

/// What followers learn of two entries that may be one caregiver, in the order of their ids.
public struct CaregiverPairFacts: Composite {
    public var caregiver: CaregiverID
    public var other: CaregiverID
    /// Nil when nothing brings them together any more: they are two. Of two that were merged `same`.
    public var verdict: DuplicateVerdict?
    /// By which of the two the caregiver is shown, while they are merged.
    public var survivor: CaregiverID?
}

/// What followers learn of an entry of a caregiver that was taken for another one, or turned out to be none.
public struct CaregiverMergeFacts: Composite {
    /// The same when it is taken back.
    public var id: FactID
    /// By which the caregiver is shown.
    public var survivor: CaregiverID
    /// The entry that is another name of it while they are merged.
    public var duplicate: CaregiverID
    /// How the two count now.
    public var pair: CaregiverPairFacts
}
