public import Vocabulary

/// The contract of the campaigns service: telling and teaching.
public enum CampaignsContract {
    public static let name = "campaigns"
}

/// What the campaigns service's ids name.
public enum CampaignsSubject {
    public enum Campaign {}
    public enum Material {}
    public enum Distribution {}
    public enum Event {}
    public enum Course {}
    public enum Class {}
    public enum CommunicationPlan {}
    /// An allocation of the fund.
    public enum BudgetLine {}
    /// A child, a caregiver or a worker of the registry: ``LearnerKind`` says which.
    public enum Learner {}
}

public typealias CampaignID = ID<CampaignsSubject.Campaign>
public typealias MaterialID = ID<CampaignsSubject.Material>
public typealias DistributionID = ID<CampaignsSubject.Distribution>
public typealias CommunicationEventID = ID<CampaignsSubject.Event>
public typealias CourseID = ID<CampaignsSubject.Course>
public typealias ClassID = ID<CampaignsSubject.Class>
public typealias CommunicationPlanID = ID<CampaignsSubject.CommunicationPlan>
/// The id of the allocation in funding that pays for something.
public typealias BudgetLineID = ID<CampaignsSubject.BudgetLine>
public typealias LearnerID = ID<CampaignsSubject.Learner>

/// Whom communication and teaching are for.
public enum Audience: String, Choice {
    case children, caregivers, officers, teachers, collaborators
    /// Everyone in a community.
    case community
}

/// What kind of person of the registry learns.
public enum LearnerKind: String, Choice {
    case child, caregiver, worker
}

/// A person of the registry who learns.
public struct Learner: Composite {
    public var kind: LearnerKind
    /// The id that the registry knows the child, caregiver or worker by.
    public var id: LearnerID
}
