import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// What the catalogue learns from the registry's log.
extension CatalogueService: SettlesChildren {
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        let (learned, recorder) = (recorded.learned, recorded.recorder)
        switch recorded.event.topic {
        case .child(let facts): try keep(facts, of: recorded, in: tx.knownChildren, tx)
        case .merge(let facts, let kind): try keep(facts, kind, of: recorded, in: tx.knownChildren, tx)
        case .circumstance(let facts, let kind):
            try tx.knownChildren.learn(facts, kind, learned: learned, by: recorder)
        case .disability(let facts, let kind):
            try tx.knownChildren.learn(facts, kind, learned: learned, by: recorder)
        case .confidential, .childPair, .caregiver, .caregiverPair, .caregiverMerge, .link, .worker,
            .workerMerge, .placement, .visit, .note, .application, .screening, .approval, .transfer, .case,
            .opening, .act:
            break
        case .forgetting(let person): try tx.forgetWords(of: person)
        }
    }

    /// Takes back what the registry's log no longer has after the point. What it was about is to be settled.
    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        Set(try tx.knownChildren.forget(after: point).map(\.text))
    }
}
