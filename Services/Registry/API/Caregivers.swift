public import Bus
public import Vocabulary

/// Parents, guardians, foster families, and whom they care for.
public enum Caregivers {
    /// Enters a person who cares for children.
    public static let register = Command<RegisterCaregiver, Caregiver>(
        "registry.Caregivers/Register", needs: .caseworker)
    /// One caregiver.
    public static let get = Query<GetCaregiver, Caregiver>("registry.Caregivers/Get", needs: .reader)
    /// Puts right who a caregiver is, and says where it lives from a day on; what the request leaves out stays as it is.
    public static let update = Command<UpdateCaregiver, Caregiver>(
        "registry.Caregivers/Update", needs: .caseworker)
    /// Says that a caregiver cares for a child from a day on.
    public static let link = Command<LinkCaregiver, CaregiverLink>(
        "registry.Caregivers/Link", needs: .caseworker)
    /// Says that it no longer does.
    public static let unlink = Command<UnlinkCaregiver, CaregiverLink>(
        "registry.Caregivers/Unlink", needs: .caseworker)
    /// Says that a link was on other days, or in another relation, than was entered.
    public static let correct = Command<CorrectCaregiverLink, CaregiverLink>(
        "registry.Caregivers/Correct", needs: .caseworker)
    /// Says that there never was the link; the reply shows what was said last.
    public static let void = Command<VoidCaregiverLink, CaregiverLink>(
        "registry.Caregivers/Void", needs: .caseworker)
    /// A child's caregivers.
    public static let list = Query<ListCaregivers, List<LinkedCaregiver>>(
        "registry.Caregivers/List", needs: .reader)
}

/// What a caregiver is to a child.
public enum CareRelation: String, Choice {
    case mother, father, grandparent, sibling, relative
    case adoptiveParent, stepParent
    case guardian, fosterParent, other

    /// Whether the law counts it as kin: the others need to be of age enough (Decree 56/2017, Art. 63).
    public var isKin: Bool {
        switch self {
        case .mother, .father, .adoptiveParent, .stepParent, .grandparent, .sibling, .relative: true
        case .guardian, .fosterParent, .other: false
        }
    }

    /// Whether it is kin beside the parents, who takes a child in without having been approved. A step-parent lives with a parent.
    public var isWiderKin: Bool {
        switch self {
        case .grandparent, .sibling, .relative: true
        case .mother, .father, .adoptiveParent, .stepParent, .guardian, .fosterParent, .other: false
        }
    }

    /// Whether a child has at most one at a time.
    public var isSingle: Bool { self == .mother || self == .father }
}

/// A person who cares for children, related to them or not.
public struct Caregiver: Composite {
    public var id: CaregiverID
    public var name: String
    public var sex: Sex?
    public var birthYear: Int?
    /// Twelve digits.
    public var personalNumber: PersonalID?
    /// 10 digits from 0, or 11 from 02.
    public var phone: String?
    /// Where the caregiver lives.
    public var commune: UnitPath
    /// From when the register knows where the caregiver lives.
    public var registeredOn: Day
    /// From 1, one more with every command that said something of the caregiver.
    public var version: Int
    /// Its other entries, which were merged into this one, in the order of their ids; nil of none. Said of one who is asked for by id, and
    /// by a merge.
    public var aliases: [CaregiverID]?
    /// True of a caregiver as known on a day of which more may still be learned: one that is not over. Nil otherwise.
    public var provisional: Bool?
}

public struct RegisterCaregiver: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CaregiverID?
    /// 2 to 100 characters.
    public var name: String
    /// Must agree with the personal number.
    public var sex: Sex?
    /// 1900 to this year; must agree with the personal number.
    public var birthYear: Int?
    /// Twelve digits; ALREADY_EXISTS when a caregiver whom the caller may know of has them. One entered elsewhere is another
    /// entry, to be decided on by who knows of both.
    public var personalNumber: String?
    /// A Vietnamese number, 10 digits from 0 or 11 from 02; `+84` and blanks are put right.
    public var phone: String?
    /// A commune of today that the caller may act for.
    public var commune: UnitPath
    /// Today when left out; not in the future.
    public var registeredOn: Day?
    /// That it is somebody else than a caregiver with the same name and commune, or telephone.
    public var confirmedDistinct: Bool?
}

public struct GetCaregiver: Composite {
    /// A caregiver whose commune the caller may act for, or a child whom it looks after or looked after once.
    public var id: CaregiverID
    /// The day that is asked about; ``knownOn`` when left out. NOT_FOUND before the registration.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}

/// What is nil stays as it is. Who the caregiver is, is put right for every day; where it lives changes from the day ``on``, and
/// what begins later stays as it is.
public struct UpdateCaregiver: Composite {
    /// A caregiver whose commune the caller may act for, or a child whom it looks after or looked after once.
    public var id: CaregiverID
    /// 2 to 100 characters.
    public var name: String?
    /// Must agree with the personal number, and fit whom the caregiver is linked to.
    public var sex: Sex?
    /// 1900 to this year; must agree with the personal number, and fit whom the caregiver is linked to.
    public var birthYear: Int?
    /// Twelve digits; ALREADY_EXISTS when another caregiver whom the caller may know of has them.
    public var personalNumber: String?
    /// A Vietnamese number, 10 digits from 0 or 11 from 02; `+84` and blanks are put right.
    public var phone: String?
    /// A commune of the day `on` that the caller may act for.
    public var commune: UnitPath?
    /// What is taken off: `sex`, `birthYear`, `personalNumber`, `phone`.
    public var clear: [String]?
    /// The day that another commune counts from, not before the registration; today when left out.
    public var on: Day?
    /// Refused (ABORTED) when the caregiver has been changed since this version.
    public var ifVersion: Int?
    /// That it is somebody else than a caregiver with the same name and commune, or telephone.
    public var confirmedDistinct: Bool?
}
extension UpdateCaregiver: ClearingMembers {
    public static let clears = ["sex", "birthYear", "personalNumber", "phone"]
}

/// One caregiver of one child, while it lasts.
public struct CaregiverLink: Composite {
    public var id: CaregiverLinkID
    public var caregiver: CaregiverID
    public var child: ChildID
    public var relation: CareRelation
    /// The first day of care.
    public var start: Day
    /// The last day; nil while it lasts.
    public var end: Day?
}

public struct LinkCaregiver: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: CaregiverLinkID?
    /// A caregiver whose commune the caller may act for, or a child whom it looks after or looked after once. ALREADY_EXISTS
    /// when it is the child's already on a day between `start` and `end`.
    public var caregiver: CaregiverID
    /// One that was active from `start` to `end` (FAILED_PRECONDITION otherwise).
    public var child: ChildID
    /// Sex and age must fit it; a child has one mother and one father at a time.
    public var relation: CareRelation
    /// Today when left out.
    public var start: Day?
    /// The last day of care, of a link that is over; not before `start`, not in the future.
    public var end: Day?
}

public struct UnlinkCaregiver: Composite {
    /// The link's id.
    public var id: CaregiverLinkID
    /// The last day; today when left out.
    public var end: Day?
}

/// What is nil stays as it is. Another caregiver is another link: void this one and link that one.
public struct CorrectCaregiverLink: Composite {
    /// The link's id.
    public var id: CaregiverLinkID
    /// Sex and age must fit it; a child has one mother and one father at a time.
    public var relation: CareRelation?
    /// The first day of care.
    public var start: Day?
    /// The last day; not in the future.
    public var end: Day?
    /// What is taken off: `end` (it goes on).
    public var clear: [String]?
}
extension CorrectCaregiverLink: ClearingMembers {
    public static let clears = ["end"]
}

public struct VoidCaregiverLink: Composite {
    /// The link's id.
    public var id: CaregiverLinkID
}

public struct ListCaregivers: Composite, PagedRequest {
    public var child: ChildID
    /// Links too that had ended before that day.
    public var includeEnded: Bool?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// One caregiver of a child, and how the two belong together.
public struct LinkedCaregiver: Composite {
    public var link: CaregiverLink
    public var caregiver: Caregiver
}

/// A caregiver in a row of ``ChildRow``: one who is registered already (`id` alone with the relation), or a new one.
public struct CaregiverRow: Composite {
    /// An id that is registered already links that caregiver; a new one is given to the new caregiver.
    public var id: CaregiverID?
    /// Needed for a new caregiver.
    public var name: String?
    public var sex: Sex?
    /// 1900 to this year.
    public var birthYear: Int?
    /// Twelve digits; those of a registered caregiver whom the caller may know of link that one, if what else the row says of it
    /// is so.
    public var personalNumber: String?
    /// A Vietnamese number, 10 digits from 0 or 11 from 02; `+84` and blanks are put right.
    public var phone: String?
    public var relation: CareRelation
    /// The day that care began; the child's registration when left out.
    public var start: Day?
    /// The last day of care, not before `start`, not in the future; nil while it lasts.
    public var end: Day?
    /// That it is somebody else than a caregiver with the same name and commune, or telephone: mothers of brothers and
    /// sisters are one person, whose number or id says so.
    public var confirmedDistinct: Bool?
}
