public import Vocabulary

/// What the campaigns service tells the other departments. People appear only as ids of the registry.
public enum CampaignsEvent: DomainEvent {
    case campaignPlanned(CampaignFacts)
    case campaignApproved(CampaignFacts)
    case campaignLaunched(CampaignFacts)
    case campaignCompleted(CampaignFacts)
    case materialPublished(MaterialFacts)
    case materialDistributed(MaterialDistributed)
    case eventScheduled(EventFacts)
    case eventHeld(EventFacts)
    case eventCancelled(EventFacts)
    case courseDesigned(CourseFacts)
    case courseApproved(CourseFacts)
    case classOpened(ClassFacts)
    case classCompleted(ClassFacts)
    /// One a person who passed: what the knowledge indicators count.
    case trainingPassed(TrainingResult)
    /// Takes back a `trainingPassed` of the same person, course and class.
    case trainingRevoked(TrainingResult)

    public static var source: String { CampaignsContract.name }

    public var subject: String {
        switch self {
        case .campaignPlanned(let facts), .campaignApproved(let facts), .campaignLaunched(let facts),
            .campaignCompleted(let facts):
            facts.id.text
        case .materialPublished(let facts): facts.id.text
        case .materialDistributed(let facts): facts.material.text
        case .eventScheduled(let facts), .eventHeld(let facts), .eventCancelled(let facts): facts.id.text
        case .courseDesigned(let facts), .courseApproved(let facts): facts.id.text
        case .classOpened(let facts), .classCompleted(let facts): facts.id.text
        case .trainingPassed(let result), .trainingRevoked(let result): result.person.id.text
        }
    }
}

/// A campaign after the event that carries it.
public struct CampaignFacts: Codable, Hashable, Sendable {
    public let id: CampaignID
    public let unit: UnitPath
    public let audiences: [Audience]
    public let area: [UnitPath]
    public let channels: [Channel]
    public let start: Day
    public let end: Day
    public let budgetLine: String?
    public let status: CampaignStatus
    /// The day of what happened.
    public let on: Day

    public init(
        id: CampaignID, unit: UnitPath, audiences: [Audience], area: [UnitPath], channels: [Channel],
        start: Day, end: Day, budgetLine: String? = nil, status: CampaignStatus, on: Day
    ) {
        self.id = id
        self.unit = unit
        self.audiences = audiences
        self.area = area
        self.channels = channels
        self.start = start
        self.end = end
        self.budgetLine = budgetLine
        self.status = status
        self.on = on
    }
}

/// What followers learn of a material.
public struct MaterialFacts: Codable, Hashable, Sendable {
    public let id: MaterialID
    public let campaign: CampaignID?
    public let kind: MaterialKind
    public let unit: UnitPath
    public let quantity: Int
    public let on: Day

    public init(
        id: MaterialID, campaign: CampaignID? = nil, kind: MaterialKind, unit: UnitPath, quantity: Int,
        on: Day
    ) {
        self.id = id
        self.campaign = campaign
        self.kind = kind
        self.unit = unit
        self.quantity = quantity
        self.on = on
    }
}

/// Copies of a material have gone to a unit.
public struct MaterialDistributed: Codable, Hashable, Sendable {
    public let id: DistributionID
    public let material: MaterialID
    public let to: UnitPath
    public let quantity: Int
    public let on: Day

    public init(id: DistributionID, material: MaterialID, to: UnitPath, quantity: Int, on: Day) {
        self.id = id
        self.material = material
        self.to = to
        self.quantity = quantity
        self.on = on
    }
}

/// What followers learn of an event that was scheduled, held or cancelled.
public struct EventFacts: Codable, Hashable, Sendable {
    public let id: CommunicationEventID
    public let campaign: CampaignID?
    public let channel: Channel
    public let place: UnitPath
    public let on: Day
    /// Empty until held.
    public let reach: [Reach]

    public init(
        id: CommunicationEventID, campaign: CampaignID? = nil, channel: Channel, place: UnitPath, on: Day,
        reach: [Reach]
    ) {
        self.id = id
        self.campaign = campaign
        self.channel = channel
        self.place = place
        self.on = on
        self.reach = reach
    }
}

/// What followers learn of a course.
public struct CourseFacts: Codable, Hashable, Sendable {
    public let id: CourseID
    public let audiences: [Audience]
    public let topics: [String]
    public let hours: Int
    public let unit: UnitPath

    public init(id: CourseID, audiences: [Audience], topics: [String], hours: Int, unit: UnitPath) {
        self.id = id
        self.audiences = audiences
        self.topics = topics
        self.hours = hours
        self.unit = unit
    }
}

/// What followers learn of a class that has opened or ended.
public struct ClassFacts: Codable, Hashable, Sendable {
    public let id: ClassID
    public let course: CourseID
    public let place: UnitPath
    /// The day it opens, or was completed.
    public let on: Day
    public let enrolled: Int
    /// Nil until completed.
    public let passed: Int?

    public init(id: ClassID, course: CourseID, place: UnitPath, on: Day, enrolled: Int, passed: Int? = nil) {
        self.id = id
        self.course = course
        self.place = place
        self.on = on
        self.enrolled = enrolled
        self.passed = passed
    }
}

/// That a person has passed a course, or that this was an error.
public struct TrainingResult: Codable, Hashable, Sendable {
    public let person: Learner
    public let course: CourseID
    public let topics: [String]
    public let `class`: ClassID
    public let place: UnitPath
    /// The day the class was completed, or the day of the correction.
    public let on: Day

    public init(
        person: Learner, course: CourseID, topics: [String], `class`: ClassID, place: UnitPath, on: Day
    ) {
        self.person = person
        self.course = course
        self.topics = topics
        self.class = `class`
        self.place = place
        self.on = on
    }
}
