import CampaignsAPI
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

extension CampaignsService: SettlesChildren {
    /// What the registry tells of people, as far as teaching needs it. A follower never refuses: what it does not know of
    /// yet will be told by a later event.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        let (learned, recorder) = (recorded.learned, recorded.recorder)
        switch recorded.event.topic {
        case .child(let facts):
            try keep(facts, of: recorded, in: tx.knownChildren, tx)
            for pair in facts.duplicates ?? [] {
                try tx.knownPairs.learn(pair, learned: learned, by: recorder)
            }
        case .childPair(let pair):
            try tx.knownPairs.learn(pair, learned: learned, by: recorder)
        case .disability(let facts, let kind):
            try tx.knownChildren.learn(facts, kind, learned: learned, by: recorder)
        case .caregiver(let facts):
            try tx.knownCaregivers.learn(facts, learned: learned, by: recorder)
            for pair in facts.duplicates ?? [] {
                try tx.knownPairs.learn(pair, learned: learned, by: recorder)
            }
        case .caregiverPair(let pair):
            try tx.knownPairs.learn(pair, learned: learned, by: recorder)
        case .caregiverMerge(let facts, let kind):
            try tx.knownCaregivers.learn(facts, kind, learned: learned, by: recorder)
            try tx.knownPairs.learn(facts.pair, learned: learned, by: recorder)
        case .link(let facts, let kind):
            try tx.knownCaregivers.learn(facts, kind, learned: learned, by: recorder)
        case .worker(let facts): try tx.knownWorkers.learn(facts, learned: learned, by: recorder)
        case .workerMerge(let facts, let kind):
            try tx.knownWorkers.learn(facts, kind, learned: learned, by: recorder)
        case .merge(let facts, let kind):
            try keep(facts, kind, of: recorded, in: tx.knownChildren, tx)
            try tx.knownPairs.learn(facts.pair, learned: learned, by: recorder)
        case .circumstance, .confidential, .placement, .visit, .note, .application, .screening, .approval,
            .transfer, .case, .opening, .act:
            break
        case .forgetting(let person): try tx.forgetWords(of: person)
        }
    }

    /// Takes back what the registry's log no longer has after the point. What it was about is to be settled.
    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.knownPairs.forget(after: point)
        try tx.knownCaregivers.forget(after: point)
        try tx.knownWorkers.forget(after: point)
        return Set(try tx.knownChildren.forget(after: point).map(\.text))
    }
}
