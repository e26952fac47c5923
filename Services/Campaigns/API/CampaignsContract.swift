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
    /// A child, a caregiver or a worker of the registry: ``LearnerKind`` says which.
    public enum Learner {}
}

public typealias CampaignID = ID<CampaignsSubject.Campaign>
public typealias MaterialID = ID<CampaignsSubject.Material>
public typealias DistributionID = ID<CampaignsSubject.Distribution>
public typealias CommunicationEventID = ID<CampaignsSubject.Event>
public typealias CourseID = ID<CampaignsSubject.Course>
public typealias ClassID = ID<CampaignsSubject.Class>
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
public struct Learner: Codable, Hashable, Sendable {
    public let kind: LearnerKind
    /// The id that the registry knows the child, caregiver or worker by.
    public let id: LearnerID

    public init(kind: LearnerKind, id: LearnerID) {
        self.kind = kind
        self.id = id
    }

    public init(_ child: ChildID) { self.init(kind: .child, id: Learner.relabelled(child)) }
    public init(_ caregiver: CaregiverID) { self.init(kind: .caregiver, id: Learner.relabelled(caregiver)) }
    public init(_ worker: WorkerID) { self.init(kind: .worker, id: Learner.relabelled(worker)) }

    /// The same text under this room's label; every id's text is well formed already.
    private static func relabelled<Subject>(_ id: ID<Subject>) -> LearnerID {
        guard let learner = LearnerID(id.text) else { preconditionFailure("an id is always well formed") }
        return learner
    }
}
