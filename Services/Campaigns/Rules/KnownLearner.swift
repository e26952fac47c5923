import CampaignsAPI
import RegistryAPI
import Vocabulary

/// Somebody of the registry, as far as teaching needs to know: learnt from the registry's log.
struct KnownLearner: Hashable, Sendable {
    let learner: Learner
    /// The commune, or a worker's unit.
    let unit: UnitPath
    /// A worker's.
    let role: WorkerRole?
    /// False for a child whose registration has ended and a worker who has left.
    let isActive: Bool
    /// The first day that a child can have been born on, and the last on which the person was there, where they are known.
    var firstDay: Day?
    var lastDay: Day?

    init(_ learner: Learner, of unit: UnitPath, role: WorkerRole? = nil, isActive: Bool) {
        (self.learner, self.unit, self.role, self.isActive) = (learner, unit, role, isActive)
    }

    /// Which of a course's audiences the person belongs to.
    var audience: Audience {
        switch (learner.kind, role) {
        case (.child, _): .children
        case (.caregiver, _): .caregivers
        case (.worker, .teacher): .teachers
        case (.worker, .collaborator): .collaborators
        case (.worker, _): .officers
        }
    }
}
