public import Bus
public import Vocabulary

extension Caregivers {
    /// Takes two entries for one caregiver: from now on the duplicate is another name of the survivor. What was recorded under either
    /// stays its own; whoever asks for the duplicate is shown the survivor, and children, placements and approvals are those of both.
    /// What the two have that cannot both be so of one person is told, to be decided on: it refuses nothing.
    public static let merge = Command<MergeCaregivers, MergedCaregiver>(
        "registry.Caregivers/Merge", needs: .caseworker)
    /// Takes a merge back: both entries stand as if there had been none, and count as it was decided before. What was recorded
    /// meanwhile stays with the survivor.
    public static let unmerge = Command<UnmergeCaregiver, UnmergedCaregiver>(
        "registry.Caregivers/Unmerge", needs: .caseworker)
}

public struct MergeCaregivers: Composite {
    /// The entry by which the caregiver is shown from now on, as of ``GetCaregiver``. An alias means its survivor.
    public var survivor: CaregiverID
    /// The other one, as of ``GetCaregiver``. Neither an alias nor a survivor of others (FAILED_PRECONDITION).
    public var duplicate: CaregiverID
    /// How it is known that both are one person; 1 to 1,000 characters.
    public var reason: String
}

public struct UnmergeCaregiver: Composite {
    /// An entry that was merged into another one (FAILED_PRECONDITION otherwise), as of ``GetCaregiver``.
    public var duplicate: CaregiverID
    /// Why they are two after all; 1 to 1,000 characters.
    public var reason: String
}

public struct MergedCaregiver: Composite {
    /// The survivor.
    public var caregiver: Caregiver
    public var duplicate: CaregiverID
    /// What the register says of the two that cannot both be so, as far as the caller may see it: somebody corrects or voids one of each.
    public var collisions: [MergeCollision]
}

public struct UnmergedCaregiver: Composite {
    public var caregiver: Caregiver
    public var duplicate: Caregiver
}
