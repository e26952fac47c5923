import CampaignsAPI
import RegistryAPI
import Store
import Vocabulary

extension CampaignsService {
    /// What the registry tells of people, as far as teaching needs it. A follower never refuses: what it does not know of
    /// yet will be told by a later event.
    func learn(of event: RegistryEvent, _ tx: Transaction) throws {
        switch event {
        case .childRegistered(let facts), .childUpdated(let facts):
            try tx.learners.save(
                KnownLearner(
                    learner: Learner(facts.id), unit: facts.commune, role: nil,
                    isActive: facts.status == .active))
        case .childClosed(let facts):
            try tx.learners.save(
                KnownLearner(learner: Learner(facts.child), unit: facts.commune, role: nil, isActive: false))
        case .caregiverRegistered(let facts):
            try tx.learners.save(
                KnownLearner(learner: Learner(facts.id), unit: facts.commune, role: nil, isActive: true))
        case .workerRegistered(let facts), .workerUpdated(let facts):
            try tx.learners.save(
                KnownLearner(
                    learner: Learner(facts.id), unit: facts.unit, role: facts.role,
                    isActive: facts.until == nil))
        default: break
        }
    }
}
