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
public struct CampaignFacts: Composite {
    public var id: CampaignID
    public var unit: UnitPath
    public var audiences: [Audience]
    public var area: [UnitPath]
    public var channels: [Channel]
    public var start: Day
    public var end: Day
    public var budgetLine: String?
    public var status: CampaignStatus
    /// The day of what happened.
    public var on: Day
}

/// What followers learn of a material.
public struct MaterialFacts: Composite {
    public var id: MaterialID
    public var campaign: CampaignID?
    public var kind: MaterialKind
    public var unit: UnitPath
    public var quantity: Int
    public var on: Day
}

/// Copies of a material have gone to a unit.
public struct MaterialDistributed: Composite {
    public var id: DistributionID
    public var material: MaterialID
    public var to: UnitPath
    public var quantity: Int
    public var on: Day
}

/// What followers learn of an event that was scheduled, held or cancelled.
public struct EventFacts: Composite {
    public var id: CommunicationEventID
    public var campaign: CampaignID?
    public var channel: Channel
    public var place: UnitPath
    public var on: Day
    /// Empty until held.
    public var reach: [Reach]
}

/// What followers learn of a course.
public struct CourseFacts: Composite {
    public var id: CourseID
    public var audiences: [Audience]
    public var topics: [String]
    public var hours: Int
    public var unit: UnitPath
}
extension CourseFacts: CodedMembers { public static let codes = ["topics": ReferenceTable.trainingTopic] }

/// What followers learn of a class that has opened or ended.
public struct ClassFacts: Composite {
    public var id: ClassID
    public var course: CourseID
    public var place: UnitPath
    /// The day it opens, or was completed.
    public var on: Day
    public var enrolled: Int
    /// Nil until completed.
    public var passed: Int?
}

/// That a person has passed a course, or that this was an error.
public struct TrainingResult: Composite {
    public var person: Learner
    public var course: CourseID
    public var topics: [String]
    public var `class`: ClassID
    public var place: UnitPath
    /// The day the class was completed, or the day of the correction.
    public var on: Day
}
extension TrainingResult: CodedMembers { public static let codes = ["topics": ReferenceTable.trainingTopic] }
