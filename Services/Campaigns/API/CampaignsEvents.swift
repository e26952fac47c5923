public import Vocabulary

/// What the campaigns service tells the other departments. People appear only as ids of the registry.
public enum CampaignsEvent: DomainEvent {
    case communicationPlanned(CommunicationPlan)
    /// It says something else, and is to be approved again.
    case communicationRevised(CommunicationPlan)
    case communicationApproved(CommunicationPlan)
    /// What was said of it last never was so: it stands where it stood before. Where that is its planning, it never was.
    case communicationVoided(CommunicationVoided)
    case campaignPlanned(CampaignFacts)
    /// It may be launched.
    case campaignApproved(CampaignFacts)
    case campaignLaunched(CampaignFacts)
    case campaignCompleted(CampaignFacts)
    /// One of its steps was on another day than was told, with which and why.
    case campaignCorrected(CampaignFacts)
    /// Its last step never was taken, with which and why: it stands where it stood before. Where that is its planning, it never was.
    case campaignVoided(CampaignFacts)
    case materialPublished(MaterialFacts)
    /// What was told of it never was so, but as it is told now, with why.
    case materialCorrected(MaterialFacts)
    /// It never came out, with why.
    case materialVoided(MaterialFacts)
    /// One a sending to a unit.
    case materialDistributed(MaterialDistributed)
    /// Copies that were told of never went there, with why.
    case distributionVoided(MaterialDistributed)
    case eventScheduled(EventFacts)
    /// With whom it reached, and the day it was.
    case eventHeld(EventFacts)
    /// With why.
    case eventCancelled(EventFacts)
    /// What was told of an event that was held never was so, but as it is told now, with why.
    case eventCorrected(EventFacts)
    /// That it was held or cancelled never was so: it is scheduled, with why.
    case eventVoided(EventFacts)
    case courseDesigned(CourseFacts)
    case courseApproved(CourseFacts)
    /// One of its steps was on another day than was said, with which and why.
    case courseCorrected(CourseFacts)
    /// Its last step never was taken, with which and why; where that is its design, it never was.
    case courseVoided(CourseFacts)
    case classOpened(ClassFacts)
    /// Its sessions, in place of those that were told before.
    case classScheduled(ClassSchedule)
    /// With how many passed; each of them is told by a `trainingPassed`.
    case classCompleted(ClassFacts)
    /// It has other days than were told, with why. Who passed on another day of completion is told of by a `trainingRevoked` and a
    /// `trainingPassed`.
    case classCorrected(ClassFacts)
    /// Its last step never was taken, with which and why. Where that is its completion, a `trainingRevoked` takes back each pass; where
    /// it is its opening, the class never was.
    case classVoided(ClassFacts)
    /// One a learner, with the first day.
    case learnerEnrolled(EnrolmentFacts)
    /// The enrolment has a last day, or another than was told, or none after all.
    case learnerLeft(EnrolmentFacts)
    /// The enrolment that was told from that day on never was.
    case enrolmentVoided(EnrolmentFacts)
    /// One a learner and day.
    case attendanceRecorded(AttendanceFacts)
    /// What was told of that day never was so, but as it is told now.
    case attendanceCorrected(AttendanceFacts)
    /// What was told of that day never was.
    case attendanceVoided(AttendanceFacts)
    /// The registry says now that the day lies outside the child's life, or that it does not: `contradicted` says which.
    case attendanceContradicted(AttendanceFacts)
    /// One a person who passed: what the knowledge indicators count.
    case trainingPassed(TrainingResult)
    /// Takes back a `trainingPassed` of the same person, course and class.
    case trainingRevoked(TrainingResult)

    public static let source = CampaignsContract.name

    public var subject: String {
        switch self {
        case .communicationPlanned(let plan), .communicationRevised(let plan),
            .communicationApproved(let plan):
            plan.id.text
        case .communicationVoided(let told): told.plan.id.text
        case .campaignPlanned(let facts), .campaignApproved(let facts), .campaignLaunched(let facts),
            .campaignCompleted(let facts), .campaignCorrected(let facts), .campaignVoided(let facts):
            facts.id.text
        case .materialPublished(let facts), .materialCorrected(let facts), .materialVoided(let facts):
            facts.id.text
        case .materialDistributed(let facts), .distributionVoided(let facts): facts.material.text
        case .eventScheduled(let facts), .eventHeld(let facts), .eventCancelled(let facts),
            .eventCorrected(let facts), .eventVoided(let facts):
            facts.id.text
        case .courseDesigned(let facts), .courseApproved(let facts), .courseCorrected(let facts),
            .courseVoided(let facts):
            facts.id.text
        case .classOpened(let facts), .classCompleted(let facts), .classCorrected(let facts),
            .classVoided(let facts):
            facts.id.text
        case .classScheduled(let schedule): schedule.class.text
        case .learnerEnrolled(let facts), .learnerLeft(let facts), .enrolmentVoided(let facts):
            facts.learner.id.text
        case .attendanceRecorded(let facts), .attendanceCorrected(let facts), .attendanceVoided(let facts),
            .attendanceContradicted(let facts):
            facts.learner.id.text
        case .trainingPassed(let result), .trainingRevoked(let result): result.person.id.text
        }
    }
}

/// What was said of a communication plan and never was so.
public struct CommunicationVoided: Composite {
    /// As it stands without that; as it was, where it never was planned.
    public var plan: CommunicationPlan
    /// Which step, by what it made of the plan.
    public var step: CommunicationStatus
    /// Of which version.
    public var version: Int
    /// Why.
    public var reason: String
}

/// A campaign after the event that carries it.
public struct CampaignFacts: Composite {
    public var id: CampaignID
    /// The unit that leads it.
    public var unit: UnitPath
    public var audiences: [Audience]
    /// The units it is for, each with all below it.
    public var area: [UnitPath]
    public var channels: [Channel]
    /// The first day planned.
    public var start: Day
    /// The last day planned.
    public var end: Day
    /// The line of the estimate that pays for it.
    public var budgetLine: String?
    /// Which line of a communication plan it is.
    public var plannedIn: PlannedPart?
    public var status: CampaignStatus
    /// The day of what happened; of a step that was put right, its right day; of one that was taken back, the day it was told of.
    public var on: Day
    /// Which step was put right or taken back, by what it made of the campaign.
    public var step: CampaignStatus?
    /// Why a step was put right or taken back.
    public var reason: String?
}

/// What followers learn of a material.
public struct MaterialFacts: Composite {
    public var id: MaterialID
    /// The campaign that it was made for, if any.
    public var campaign: CampaignID?
    public var kind: MaterialKind
    /// Who publishes and distributes it.
    public var unit: UnitPath
    /// Copies made.
    public var quantity: Int
    /// The day of publication.
    public var on: Day
    /// Why it was put right or taken back.
    public var reason: String?
}

/// Copies of a material have gone to a unit.
public struct MaterialDistributed: Composite {
    public var id: DistributionID
    public var material: MaterialID
    /// The unit that the copies went to.
    public var to: UnitPath
    /// Who sent them; the publisher when nil.
    public var from: UnitPath?
    /// Whether they were handed out to people there.
    public var handedOut: Bool?
    /// Copies.
    public var quantity: Int
    /// The day they went there.
    public var on: Day
    /// Why it never was so, where it was taken back.
    public var reason: String?
}

/// What followers learn of an event that was scheduled, held or cancelled.
public struct EventFacts: Composite {
    public var id: CommunicationEventID
    /// The campaign that it is part of, if any.
    public var campaign: CampaignID?
    public var channel: Channel
    /// The unit where it takes place.
    public var place: UnitPath
    /// The day planned, and once held the day it was.
    public var on: Day
    /// Empty until held, and of a channel that reaches nobody one by one.
    public var reach: [Reach]
    /// Of such a channel, once held.
    public var exposure: [Exposure]?
    /// Of another movement's event, which plan's work it does too.
    public var integrates: PlanIntegration?
    /// Why it was cancelled, put right or taken back.
    public var reason: String?
}

/// What followers learn of a course.
public struct CourseFacts: Composite {
    public var id: CourseID
    public var audiences: [Audience]
    /// Codes of the reference table `training-topic`.
    public var topics: [String]
    /// Of teaching, in all.
    public var hours: Int
    /// Who answers for it.
    public var unit: UnitPath
    /// Which step was put right or taken back, by what it made of the course.
    public var step: CourseStatus?
    /// Of a step that was put right its right day; of one that was taken back, the day it was said of.
    public var on: Day?
    /// Why a step was put right or taken back.
    public var reason: String?
}
extension CourseFacts: CodedMembers { public static let codes = ["topics": ReferenceTable.trainingTopic] }

/// What followers learn of a class after the event that carries it.
public struct ClassFacts: Composite {
    public var id: ClassID
    public var course: CourseID
    /// The unit where it is taught.
    public var place: UnitPath
    /// The first day.
    public var start: Day
    /// The last day.
    public var end: Day
    /// The day it opens, or was completed; of a step that was taken back, the day it was said of.
    public var on: Day
    /// How many learners; none yet when it opens.
    public var enrolled: Int
    /// Nil until completed.
    public var passed: Int?
    /// Which step was taken back, by what it made of the class.
    public var step: ClassStatus?
    /// Why its days were put right, or a step was taken back.
    public var reason: String?
}

/// From when until when a learner is in a class.
public struct EnrolmentFacts: Composite {
    public var `class`: ClassID
    public var learner: Learner
    /// The first day.
    public var from: Day
    /// The last day; nil while the learner has not left.
    public var until: Day?
}

/// Which hours a learner attended on a day.
public struct AttendanceFacts: Composite {
    public var `class`: ClassID
    public var learner: Learner
    /// The day of the lesson.
    public var on: Day
    /// Of what was voided, what was told last.
    public var hours: Int
    /// True when the day lies outside the child's life as the registry has it now: the hours are not counted.
    public var contradicted: Bool?
}

/// That a person has passed a course, or that this was an error: not why, which may be words about a child.
public struct TrainingResult: Composite {
    public var person: Learner
    public var course: CourseID
    /// The course's.
    public var topics: [String]
    public var `class`: ClassID
    /// The unit where the class was taught.
    public var place: UnitPath
    /// The day the class was completed: a result that was put right is of that day too.
    public var on: Day
    /// The last day on which it counts; nil where it counts for ever.
    public var until: Day?
}
extension TrainingResult: CodedMembers { public static let codes = ["topics": ReferenceTable.trainingTopic] }
