import CampaignsAPI
import RegistryAPI
import Store
import Vocabulary

extension CampaignsService {
    /// What the registry tells of people, as far as teaching needs it. A follower never refuses: what it does not know of
    /// yet will be told by a later event.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .childRegistered(let facts), .childUpdated(let facts):
            try tx.learners.learn(
                KnownLearner(Learner(facts.id), of: facts.commune, isActive: facts.status == .active))
        case .childClosed(let facts):
            try tx.learners.learn(KnownLearner(Learner(facts.child), of: facts.commune, isActive: false))
        case .caregiverRegistered(let facts):
            try tx.learners.learn(KnownLearner(Learner(facts.id), of: facts.commune, isActive: true))
        case .workerRegistered(let facts), .workerUpdated(let facts):
            try tx.learners.learn(
                KnownLearner(
                    Learner(facts.id), of: facts.unit, role: facts.role, isActive: facts.until == nil))
        case .circumstanceAdded, .circumstanceEnded, .disabilityDetermined, .caregiverLinked,
            .caregiverUnlinked, .caseOpened, .caseAssessed, .casePlanned, .caseReviewed, .caseClosed,
            .placementBegun, .placementExtended, .placementEnded:
            break
        }
    }
}
