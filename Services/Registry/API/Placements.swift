public import Bus
public import Vocabulary

/// Care away from home or by day: alternative care (Decree 56/2017, Art. 61) and day care.
public enum Placements {
    /// Enters who takes a child into care.
    public static let begin = Command<BeginPlacement, Placement>(
        "registry.Placements/Begin", needs: .caseworker)
    /// Moves the day it is to end by.
    public static let extend = Command<ExtendPlacement, Placement>(
        "registry.Placements/Extend", needs: .caseworker)
    /// Ends a placement.
    public static let end = Command<EndPlacement, Placement>("registry.Placements/End", needs: .caseworker)
    /// Says that a placement was on other days, or with others, than was entered.
    public static let correct = Command<CorrectPlacement, Placement>(
        "registry.Placements/Correct", needs: .caseworker)
    /// Says that there never was the placement; the reply shows what was said last.
    public static let void = Command<VoidPlacement, Placement>(
        "registry.Placements/Void", needs: .caseworker)
    /// A child's placements.
    public static let list = Query<ListPlacements, List<Placement>>(
        "registry.Placements/List", needs: .reader)
}

/// How a child is cared for in place of its parents.
public enum PlacementKind: String, Choice {
    /// Nhận nuôi có thời hạn.
    case timeLimitedFoster
    case kinship
    /// Beside the home, by day.
    case dayCare
    case residential
    /// Temporary admission in an emergency.
    case emergency

    /// Whether the child lives there: one such placement at a time.
    public var isResidence: Bool { self != .dayCare }
    /// Whether it is with a person, who must be named.
    public var needsCaregiver: Bool { self == .timeLimitedFoster || self == .kinship }
    /// Whether it must say by when it ends.
    public var needsExpectedEnd: Bool { self == .timeLimitedFoster || self == .emergency }
}

/// One stay of a child in care away from its parents, or by the day.
public struct Placement: Composite {
    public var id: PlacementID
    public var child: ChildID
    public var kind: PlacementKind
    /// The facility, when it is one of the catalogue's.
    public var provider: ProviderID?
    /// The person, when it is a family.
    public var caregiver: CaregiverID?
    /// The first day.
    public var start: Day
    /// By when it is to end; nil when nobody has said.
    public var expectedEnd: Day?
    /// The last day; nil while it lasts.
    public var end: Day?
    /// From 1, one more each time that something was said of it, or followed from what was said of its child: what
    /// ``CorrectPlacement/ifVersion`` is held against. As known then, where a day of knowledge is asked about.
    public var version: Int?
    /// True of what is shown as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct BeginPlacement: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: PlacementID?
    /// One that was active from `start` to `end`; FAILED_PRECONDITION when such a placement has days between them.
    public var child: ChildID
    public var kind: PlacementKind
    /// The catalogue's id of the facility, needed where no caregiver is named: one of which the registry has heard (NOT_FOUND
    /// otherwise), that works on the first day, with a licence that is not over and that kind of care (FAILED_PRECONDITION), and a place
    /// on every day (RESOURCE_EXHAUSTED).
    public var provider: ProviderID?
    /// Needed for foster and kinship care. Who takes a child in and is not linked as kin is 20 years older, where the year of birth
    /// is known (INVALID_ARGUMENT otherwise), and in foster care, once it was approved, approved on the first day (FAILED_PRECONDITION
    /// otherwise) for one child more (RESOURCE_EXHAUSTED otherwise).
    public var caregiver: CaregiverID?
    /// Today when left out.
    public var start: Day?
    /// Needed for time-limited foster care and emergency admission.
    public var expectedEnd: Day?
    /// The last day, of one that is over; not before `start`, not in the future.
    public var end: Day?
    /// Why none of its kin takes the child in: needed (FAILED_PRECONDITION) where grandparents, siblings or relatives look after it on
    /// that day and it goes to a stranger or a facility, unless in an emergency. At most 1,000 characters; under seal.
    public var kinPassedOver: String?
    /// Why it does not live with its brothers and sisters: needed (FAILED_PRECONDITION) where a child of the same mother, father or
    /// adoptive parent lives in care elsewhere on that day, unless in an emergency. At most 1,000 characters; under seal.
    public var apart: String?
    /// What the child said when it was asked: at most 4,000 characters, on as many lines as it has; under seal. Of a child from seven
    /// years on it is due until it is entered, here or by ``Placements/hear``.
    public var childSaid: String?
    /// The day on which it was asked, not before its birth, not in the future; `start` when left out.
    public var heardOn: Day?
}

public struct ExtendPlacement: Composite {
    /// A placement that has not ended, of an active child.
    public var id: PlacementID
    /// Later than the day so far; in an emergency, within the time that the law allows.
    public var expectedEnd: Day
}

public struct EndPlacement: Composite {
    /// One that has not ended; its child may be closed.
    public var id: PlacementID
    /// The last day; today when left out.
    public var end: Day?
}

/// What is nil stays as it is.
public struct CorrectPlacement: Composite {
    public var id: PlacementID
    public var kind: PlacementKind?
    /// As of ``BeginPlacement``.
    public var provider: ProviderID?
    /// Needed for foster and kinship care.
    public var caregiver: CaregiverID?
    /// The first day.
    public var start: Day?
    /// Needed for time-limited foster care and emergency admission.
    public var expectedEnd: Day?
    /// The last day; not in the future.
    public var end: Day?
    /// As of ``BeginPlacement``, where another kind, carer or first day makes it needed and nothing says it yet.
    public var kinPassedOver: String?
    /// As of ``BeginPlacement``, where another kind, carer or first day makes it needed and nothing says it yet.
    public var apart: String?
    /// What is taken off: `provider`, `caregiver`, `expectedEnd`, `end` (it goes on).
    public var clear: [String]?
    /// Refused (ABORTED) when the placement has been changed since this version.
    public var ifVersion: Int?
}
extension CorrectPlacement: ClearingMembers {
    public static let clears = ["provider", "caregiver", "expectedEnd", "end"]
}

public struct VoidPlacement: Composite {
    public var id: PlacementID
}

public struct ListPlacements: Composite, PagedRequest {
    public var child: ChildID
    /// The day that is asked about, with what had begun by then; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}
