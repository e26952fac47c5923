public import Bus
public import Vocabulary

/// Parents, guardians, foster families, and whom they care for.
public enum Caregivers {
    /// Enters a person who cares for children.
    public static let register = Command<RegisterCaregiver, Caregiver>(
        "registry.Caregivers/Register", needs: .caseworker)
    /// Says that a caregiver cares for a child from a day on.
    public static let link = Command<LinkCaregiver, CaregiverLink>(
        "registry.Caregivers/Link", needs: .caseworker)
    /// Says that it no longer does.
    public static let unlink = Command<UnlinkCaregiver, CaregiverLink>(
        "registry.Caregivers/Unlink", needs: .caseworker)
    /// A child's caregivers.
    public static let list = Query<ListCaregivers, CaregiverList>("registry.Caregivers/List", needs: .reader)
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

    /// Whether a child has at most one at a time.
    public var isSingle: Bool { self == .mother || self == .father }
}

/// A person who cares for children, related to them or not.
public struct Caregiver: Codable, Hashable, Sendable {
    public let id: CaregiverID
    public let name: String
    public let sex: Sex?
    public let birthYear: Int?
    /// Twelve digits.
    public let personalNumber: String?
    /// Ten digits from 0.
    public let phone: String?
    public let commune: UnitPath
    public let registeredOn: Day

    public init(
        id: CaregiverID, name: String, sex: Sex? = nil, birthYear: Int? = nil, personalNumber: String? = nil,
        phone: String? = nil, commune: UnitPath, registeredOn: Day
    ) {
        self.id = id
        self.name = name
        self.sex = sex
        self.birthYear = birthYear
        self.personalNumber = personalNumber
        self.phone = phone
        self.commune = commune
        self.registeredOn = registeredOn
    }
}

public struct RegisterCaregiver: Codable, Hashable, Sendable {
    public let id: CaregiverID?
    public let name: String
    public let sex: Sex?
    public let birthYear: Int?
    /// Twelve digits; a caregiver with the same one is refused as already there.
    public let personalNumber: String?
    /// Ten digits from 0; `+84` and blanks are put right.
    public let phone: String?
    public let commune: UnitPath
    public let registeredOn: Day?

    public init(
        id: CaregiverID? = nil, name: String, sex: Sex? = nil, birthYear: Int? = nil,
        personalNumber: String? = nil, phone: String? = nil, commune: UnitPath, registeredOn: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.sex = sex
        self.birthYear = birthYear
        self.personalNumber = personalNumber
        self.phone = phone
        self.commune = commune
        self.registeredOn = registeredOn
    }
}

/// One caregiver of one child, while it lasts.
public struct CaregiverLink: Codable, Hashable, Sendable {
    public let id: CaregiverLinkID
    public let caregiver: CaregiverID
    public let child: ChildID
    public let relation: CareRelation
    public let start: Day
    /// The last day; nil while it lasts.
    public let end: Day?

    public init(
        id: CaregiverLinkID, caregiver: CaregiverID, child: ChildID, relation: CareRelation, start: Day,
        end: Day? = nil
    ) {
        self.id = id
        self.caregiver = caregiver
        self.child = child
        self.relation = relation
        self.start = start
        self.end = end
    }
}

public struct LinkCaregiver: Codable, Hashable, Sendable {
    public let id: CaregiverLinkID?
    public let caregiver: CaregiverID
    public let child: ChildID
    public let relation: CareRelation
    /// Today when left out.
    public let start: Day?

    public init(
        id: CaregiverLinkID? = nil, caregiver: CaregiverID, child: ChildID, relation: CareRelation,
        start: Day? = nil
    ) {
        self.id = id
        self.caregiver = caregiver
        self.child = child
        self.relation = relation
        self.start = start
    }
}

public struct UnlinkCaregiver: Codable, Hashable, Sendable {
    /// The link's id.
    public let id: CaregiverLinkID
    /// The last day; today when left out.
    public let end: Day?

    public init(id: CaregiverLinkID, end: Day? = nil) {
        self.id = id
        self.end = end
    }
}

public struct ListCaregivers: Codable, Hashable, Sendable {
    public let child: ChildID
    /// Ended links too.
    public let includeEnded: Bool?

    public init(child: ChildID, includeEnded: Bool? = nil) {
        self.child = child
        self.includeEnded = includeEnded
    }
}

public struct CaregiverList: Codable, Hashable, Sendable {
    /// One caregiver of a child, and how the two belong together.
    public struct Entry: Codable, Hashable, Sendable {
        public let link: CaregiverLink
        public let caregiver: Caregiver

        public init(link: CaregiverLink, caregiver: Caregiver) {
            self.link = link
            self.caregiver = caregiver
        }
    }

    public let items: [Entry]

    public init(items: [Entry]) { self.items = items }
}

/// A caregiver in a row of ``ChildRow``: one who is registered already (`id` alone with the relation), or a new one.
public struct CaregiverRow: Codable, Hashable, Sendable {
    /// An id that is registered already links that caregiver; a new one is given to the new caregiver.
    public let id: CaregiverID?
    /// Needed for a new caregiver.
    public let name: String?
    public let sex: Sex?
    public let birthYear: Int?
    public let personalNumber: String?
    public let phone: String?
    public let relation: CareRelation
    /// The day that care began; the child's registration when left out.
    public let start: Day?

    public init(
        id: CaregiverID? = nil, name: String? = nil, sex: Sex? = nil, birthYear: Int? = nil,
        personalNumber: String? = nil, phone: String? = nil, relation: CareRelation, start: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.sex = sex
        self.birthYear = birthYear
        self.personalNumber = personalNumber
        self.phone = phone
        self.relation = relation
        self.start = start
    }
}
