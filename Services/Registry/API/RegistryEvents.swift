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
public struct ChildFacts: Codable, Hashable, Sendable {
    public let id: ChildID
    public let sex: Sex
    /// Nil when only the year is known.
    public let birthDate: Day?
    public let birthYear: Int
    public let ethnicity: String?
    public let commune: UnitPath
    public let povertyStatus: PovertyStatus
    public let status: ChildStatus
    public let registeredOn: Day
    /// The day from which this holds: the registration's, or the change's.
    public let on: Day

    public init(
        id: ChildID, sex: Sex, birthDate: Day? = nil, birthYear: Int, ethnicity: String? = nil,
        commune: UnitPath, povertyStatus: PovertyStatus, status: ChildStatus, registeredOn: Day, on: Day
    ) {
        self.id = id
        self.sex = sex
        self.birthDate = birthDate
        self.birthYear = birthYear
        self.ethnicity = ethnicity
        self.commune = commune
        self.povertyStatus = povertyStatus
        self.status = status
        self.registeredOn = registeredOn
        self.on = on
    }

    /// The day that age counts from: the birth day, or 31 December of the year of birth when only that is known.
    public var countedBirthDate: Day { BirthDates.counted(birthDate, year: birthYear) }

    /// Whole years on `day`.
    public func age(on day: Day) -> Int { countedBirthDate.age(on: day) }
}

/// How age counts when only the year of birth is known.
public enum BirthDates {
    /// 31 December of that year: the child is taken for as young as it can be, so that nobody loses what a child is
    /// due for want of a date.
    public static func counted(_ date: Day?, year: Int) -> Day {
        date ?? Day(year: year, month: 12, day: 31) ?? Day(daysSinceEpoch: 0)
    }
}

/// A child no longer counts, and why.
public struct ChildClosed: Codable, Hashable, Sendable {
    public let child: ChildID
    public let commune: UnitPath
    /// Any but `active`.
    public let reason: ChildStatus
    /// The first day on which the child no longer counts.
    public let on: Day

    public init(child: ChildID, commune: UnitPath, reason: ChildStatus, on: Day) {
        self.child = child
        self.commune = commune
        self.reason = reason
        self.on = on
    }
}

/// `circumstanceAdded` has no end unless it was entered ended; `circumstanceEnded` has one.
public struct CircumstanceFacts: Codable, Hashable, Sendable {
    public let id: CircumstanceID
    public let child: ChildID
    public let code: String
    public let start: Day
    /// The last day it held.
    public let end: Day?
    public let confidential: Bool

    public init(
        id: CircumstanceID, child: ChildID, code: String, start: Day, end: Day? = nil, confidential: Bool
    ) {
        self.id = id
        self.child = child
        self.code = code
        self.start = start
        self.end = end
        self.confidential = confidential
    }
}

/// What followers learn of a determination of disability.
public struct DisabilityFacts: Codable, Hashable, Sendable {
    public let id: DisabilityID
    public let child: ChildID
    public let type: DisabilityType
    public let degree: DisabilityDegree
    /// The determination with the latest day is the child's disability from that day on.
    public let on: Day

    public init(id: DisabilityID, child: ChildID, type: DisabilityType, degree: DisabilityDegree, on: Day) {
        self.id = id
        self.child = child
        self.type = type
        self.degree = degree
        self.on = on
    }
}

/// What followers learn of a caregiver: no name.
public struct CaregiverFacts: Codable, Hashable, Sendable {
    public let id: CaregiverID
    public let sex: Sex?
    public let birthYear: Int?
    public let commune: UnitPath
    public let on: Day

    public init(id: CaregiverID, sex: Sex? = nil, birthYear: Int? = nil, commune: UnitPath, on: Day) {
        self.id = id
        self.sex = sex
        self.birthYear = birthYear
        self.commune = commune
        self.on = on
    }
}

/// What followers learn of who cares for which child, from when to when.
public struct CaregiverLinkFacts: Codable, Hashable, Sendable {
    public let id: CaregiverLinkID
    public let caregiver: CaregiverID
    public let child: ChildID
    public let relation: CareRelation
    public let start: Day
    /// The last day.
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

/// What followers learn of a worker in child protection.
public struct WorkerFacts: Codable, Hashable, Sendable {
    public let id: WorkerID
    public let unit: UnitPath
    public let role: WorkerRole
    /// The first day in this unit and role.
    public let from: Day
    /// The last day of work.
    public let until: Day?

    public init(id: WorkerID, unit: UnitPath, role: WorkerRole, from: Day, until: Day? = nil) {
        self.id = id
        self.unit = unit
        self.role = role
        self.from = from
        self.until = until
    }
}

/// A case after the event that carries it.
public struct CaseFacts: Codable, Hashable, Sendable {
    public let id: CaseID
    public let child: ChildID
    public let commune: UnitPath
    public let concern: CaseConcern
    public let step: CaseStep
    public let risk: RiskLevel?
    public let nextReview: Day?
    /// Only when closed.
    public let closedFor: CaseClosure?
    /// Whether this step came after the day it was due.
    public let late: Bool
    public let on: Day

    public init(
        id: CaseID, child: ChildID, commune: UnitPath, concern: CaseConcern, step: CaseStep,
        risk: RiskLevel? = nil, nextReview: Day? = nil, closedFor: CaseClosure? = nil, late: Bool, on: Day
    ) {
        self.id = id
        self.child = child
        self.commune = commune
        self.concern = concern
        self.step = step
        self.risk = risk
        self.nextReview = nextReview
        self.closedFor = closedFor
        self.late = late
        self.on = on
    }
}

/// What followers learn of a placement.
public struct PlacementFacts: Codable, Hashable, Sendable {
    public let id: PlacementID
    public let child: ChildID
    public let kind: PlacementKind
    public let provider: ProviderID?
    public let start: Day
    public let expectedEnd: Day?
    /// The last day.
    public let end: Day?

    public init(
        id: PlacementID, child: ChildID, kind: PlacementKind, provider: ProviderID? = nil, start: Day,
        expectedEnd: Day? = nil, end: Day? = nil
    ) {
        self.id = id
        self.child = child
        self.kind = kind
        self.provider = provider
        self.start = start
        self.expectedEnd = expectedEnd
        self.end = end
    }
}
