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
            var known = KnownLearner(
                Learner(facts.id), of: facts.commune, isActive: facts.status == .active)
            known.firstDay = facts.birthDate ?? Day(year: facts.birthYear, month: 1, day: 1)
            try tx.learners.save(known)
        case .childClosed(let facts):
            var known = KnownLearner(Learner(facts.child), of: facts.commune, isActive: false)
            known.lastDay = facts.on.advanced(by: -1)
            try tx.learners.save(known)
        case .caregiverRegistered(let facts):
            try tx.learners.save(KnownLearner(Learner(facts.id), of: facts.commune, isActive: true))
        case .workerRegistered(let facts), .workerUpdated(let facts):
            var known = KnownLearner(
                Learner(facts.id), of: facts.unit, role: facts.role, isActive: facts.until == nil)
            known.lastDay = facts.until
            try tx.learners.save(known)
        default: break
        }
    }
}
