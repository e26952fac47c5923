public import Bus
public import Vocabulary

extension Caregivers {
    /// Enters that a caregiver was checked, taught and approved to take in children whose kin it is not (Decree 56/2017, forms 09, 11):
    /// the chief does.
    public static let approve = Command<ApproveCarer, CarerApproval>(
        "registry.Caregivers/Approve", needs: .supervisor)
    /// Says on which day an approval ended, or is to end.
    public static let endApproval = Command<EndCarerApproval, CarerApproval>(
        "registry.Caregivers/EndApproval", needs: .supervisor)
    /// Says that an approval was on other days, for more or fewer children, or after another check, than was entered.
    public static let correctApproval = Command<CorrectCarerApproval, CarerApproval>(
        "registry.Caregivers/CorrectApproval", needs: .supervisor)
    /// Says that there never was the approval; the reply shows what was said last.
    public static let voidApproval = Command<VoidCarerApproval, CarerApproval>(
        "registry.Caregivers/VoidApproval", needs: .supervisor)
    /// A caregiver's approvals, the oldest first.
    public static let listApprovals = Query<ListCarerApprovals, List<CarerApproval>>(
        "registry.Caregivers/ListApprovals", needs: .reader)
}

/// That a caregiver may take in so many children whose kin it is not.
public struct CarerApproval: Composite {
    public var id: CarerApprovalID
    public var caregiver: CaregiverID
    /// The first day.
    public var start: Day
    /// The last day; nil where nobody has said one.
    public var end: Day?
    /// How many children at the same time, 1 to 20.
    public var places: Int
    /// The day on which it was checked whether the caregiver fits (form 11).
    public var checkedOn: Day
    /// The day on which the caregiver was taught last; nil where it was not.
    public var trainedOn: Day?
    /// The number of the decision, or of what else it rests on. Nil too of a caregiver who has been forgotten.
    public var decision: String?
    /// True of an approval as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}
extension CarerApproval: BoundedMembers { public static let bounds = ["places": 1...20] }

public struct ApproveCarer: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CarerApprovalID?
    /// One without an approval of any of these days (ALREADY_EXISTS otherwise).
    public var caregiver: CaregiverID
    /// 1 to 20.
    public var places: Int
    /// Not in the future.
    public var checkedOn: Day
    /// The first day, not before the check, not in the future; today when left out.
    public var start: Day?
    /// The last day, not before the first.
    public var end: Day?
    /// Not in the future.
    public var trainedOn: Day?
    /// At most 100 characters on one line.
    public var decision: String?
}
extension ApproveCarer: BoundedMembers { public static let bounds = ["places": 1...20] }

public struct EndCarerApproval: Composite {
    public var id: CarerApprovalID
    /// The last day, not before the first; today when left out. Whoever is there then stays, and is to be with somebody who is approved
    /// (``Placements/due``).
    public var end: Day?
}

/// What is nil stays as it is.
public struct CorrectCarerApproval: Composite {
    public var id: CarerApprovalID
    /// 1 to 20.
    public var places: Int?
    /// Not in the future.
    public var checkedOn: Day?
    /// Not before the check, not in the future.
    public var start: Day?
    /// Not before the first day.
    public var end: Day?
    /// Not in the future.
    public var trainedOn: Day?
    /// At most 100 characters on one line.
    public var decision: String?
    /// What is taken off: `end` (it goes on), `trainedOn`, `decision`.
    public var clear: [String]?
}
extension CorrectCarerApproval: BoundedMembers { public static let bounds = ["places": 1...20] }
extension CorrectCarerApproval: ClearingMembers {
    public static let clears = ["end", "trainedOn", "decision"]
}

public struct VoidCarerApproval: Composite {
    public var id: CarerApprovalID
}

public struct ListCarerApprovals: Composite, PagedRequest {
    /// As of ``GetCaregiver``.
    public var caregiver: CaregiverID
    /// The day that is asked about: those that had begun by then; ``knownOn`` when left out, and today without that, and then those too
    /// that are still to begin.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// What followers learn of an approval.
public struct CarerApprovalFacts: Composite {
    public var id: CarerApprovalID
    public var caregiver: CaregiverID
    /// The first day.
    public var start: Day
    /// The last day.
    public var end: Day?
    /// As of ``CarerApproval``.
    public var places: Int
}
extension CarerApprovalFacts: BoundedMembers { public static let bounds = ["places": 1...20] }
