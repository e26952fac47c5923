import CampaignsAPI
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

extension CampaignsService: SettlesChildren {
    /// What the registry tells of people, as far as teaching needs it. A follower never refuses: what it does not know of
    /// yet will be told by a later event.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        switch recorded.event.topic {
        case .child(let facts): try keep(facts, of: recorded, in: tx.knownChildren, tx)
        case .caregiver(let facts):
            try tx.knownCaregivers.learn(facts, learned: recorded.learned, by: recorded.recorder)
        case .worker(let facts):
            try tx.knownWorkers.learn(facts, learned: recorded.learned, by: recorded.recorder)
        case .childPair, .circumstance, .confidential, .disability, .caregiverPair, .link, .placement, .case,
            .opening, .forgetting:
            break
        }
    }

    /// Takes back what the registry's log no longer has after the point. What it was about is to be settled.
    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.knownCaregivers.forget(after: point)
        try tx.knownWorkers.forget(after: point)
        return Set(try tx.knownChildren.forget(after: point).map(\.text))
    }
}
