public import Vocabulary

/// What the registry tells the other departments. No payload says who a child is: no name, no number, no address.
public enum RegistryEvent: DomainEvent {
    case childRegistered(ChildFacts)
    case childUpdated(ChildFacts)
    case childClosed(ChildClosed)
    case circumstanceAdded(CircumstanceFacts)
    case circumstanceEnded(CircumstanceFacts)
    case disabilityDetermined(DisabilityFacts)
    case caregiverRegistered(CaregiverFacts)
    case caregiverLinked(CaregiverLinkFacts)
    case caregiverUnlinked(CaregiverLinkFacts)
    case workerRegistered(WorkerFacts)
    case workerUpdated(WorkerFacts)
    case caseOpened(CaseFacts)
    case caseAssessed(CaseFacts)
    case casePlanned(CaseFacts)
    case caseReviewed(CaseFacts)
    case caseClosed(CaseFacts)
    case placementBegun(PlacementFacts)
    case placementExtended(PlacementFacts)
    case placementEnded(PlacementFacts)

    public static var source: String { RegistryContract.name }

    public var subject: String {
        switch self {
        case .childRegistered(let facts), .childUpdated(let facts): facts.id.text
        case .childClosed(let facts): facts.child.text
        case .circumstanceAdded(let facts), .circumstanceEnded(let facts): facts.child.text
        case .disabilityDetermined(let facts): facts.child.text
        case .caregiverRegistered(let facts): facts.id.text
        case .caregiverLinked(let facts), .caregiverUnlinked(let facts): facts.child.text
        case .workerRegistered(let facts), .workerUpdated(let facts): facts.id.text
        case .caseOpened(let facts), .caseAssessed(let facts), .casePlanned(let facts),
            .caseReviewed(let facts), .caseClosed(let facts):
            facts.child.text
        case .placementBegun(let facts), .placementExtended(let facts), .placementEnded(let facts):
            facts.child.text
        }
    }

    public var isConfidential: Bool {
        switch self {
        case .circumstanceAdded(let facts), .circumstanceEnded(let facts): facts.confidential
        default: false
        }
    }
}

/// What others may know of a child: enough to count and to match.
public struct ChildFacts: Composite {
    public var id: ChildID
    public var sex: Sex
    /// Nil when only the year is known.
    public var birthDate: Day?
    public var birthYear: Int
    /// A code of the ethnic groups' list.
    public var ethnicity: String?
    /// Where the child lives.
    public var commune: UnitPath
    /// Of the household.
    public var povertyStatus: PovertyStatus
    public var status: ChildStatus
    /// The day the child entered the register.
    public var registeredOn: Day
    /// The day from which this holds: the registration's, or the change's.
    public var on: Day

    /// The day that age counts from: the birth day, or 31 December of the year of birth when only that is known.
    public var countedBirthDate: Day { BirthDates.counted(birthDate, year: birthYear) }

    /// Whole years on `day`.
    public func age(on day: Day) -> Int { countedBirthDate.age(on: day) }
}
extension ChildFacts: CodedMembers { public static let codes = ["ethnicity": ReferenceTable.ethnicGroup] }

/// How age counts when only the year of birth is known.
public enum BirthDates {
    /// 31 December of that year: the child is taken for as young as it can be, so that nobody loses what a child is
    /// due for want of a date.
    public static func counted(_ date: Day?, year: Int) -> Day {
        date ?? Day(year: year, month: 12, day: 31) ?? Day(daysSinceEpoch: 0)
    }
}

/// A child no longer counts, and why.
public struct ChildClosed: Composite {
    public var child: ChildID
    /// The child's when it was closed.
    public var commune: UnitPath
    /// Any but `active`.
    public var reason: ChildStatus
    /// The first day on which the child no longer counts.
    public var on: Day
}

/// `circumstanceAdded` has no end unless it was entered ended; `circumstanceEnded` has one.
public struct CircumstanceFacts: Composite {
    public var id: CircumstanceID
    public var child: ChildID
    public var code: String
    /// The first day it held.
    public var start: Day
    /// The last day it held.
    public var end: Day?
    /// Whether only who has the role `confidential` may see it.
    public var confidential: Bool
}
extension CircumstanceFacts: CodedMembers { public static let codes = ["code": ReferenceTable.circumstance] }

/// What followers learn of a determination of disability.
public struct DisabilityFacts: Composite {
    public var id: DisabilityID
    public var child: ChildID
    public var type: DisabilityType
    public var degree: DisabilityDegree
    /// The determination with the latest day is the child's disability from that day on.
    public var on: Day
}

/// What followers learn of a caregiver: no name.
public struct CaregiverFacts: Composite {
    public var id: CaregiverID
    public var sex: Sex?
    public var birthYear: Int?
    public var commune: UnitPath
    /// The day of registration.
    public var on: Day
}

/// What followers learn of who cares for which child, from when to when.
public struct CaregiverLinkFacts: Composite {
    public var id: CaregiverLinkID
    public var caregiver: CaregiverID
    public var child: ChildID
    public var relation: CareRelation
    /// The first day of care.
    public var start: Day
    /// The last day.
    public var end: Day?
}

/// What followers learn of a worker in child protection.
public struct WorkerFacts: Composite {
    public var id: WorkerID
    public var unit: UnitPath
    public var role: WorkerRole
    /// The first day in this unit and role.
    public var from: Day
    /// The last day of work.
    public var until: Day?
}

/// A case after the event that carries it.
public struct CaseFacts: Composite {
    public var id: CaseID
    public var child: ChildID
    /// The child's when the case was opened.
    public var commune: UnitPath
    public var concern: CaseConcern
    public var step: CaseStep
    /// As assessed last.
    public var risk: RiskLevel?
    /// Nil before there is a plan and after a review that does not carry on.
    public var nextReview: Day?
    /// Only when closed.
    public var closedFor: CaseClosure?
    /// Whether this step came after the day it was due.
    public var late: Bool
    /// The day of the step.
    public var on: Day
}

/// What followers learn of a placement.
public struct PlacementFacts: Composite {
    public var id: PlacementID
    public var child: ChildID
    public var kind: PlacementKind
    /// The facility, when it is one of the catalogue's.
    public var provider: ProviderID?
    /// The first day.
    public var start: Day
    /// By when it is to end; nil when nobody has said.
    public var expectedEnd: Day?
    /// The last day.
    public var end: Day?
}
