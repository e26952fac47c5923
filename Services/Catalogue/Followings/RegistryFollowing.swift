import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What the catalogue learns from the registry's log.
extension CatalogueService {
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .childRegistered(let facts), .childUpdated(let facts): try tx.knownChildren.learn(facts)
        case .childClosed(let facts):
            try tx.knownChildren.close(facts.child, on: facts.on)
            try endReferrals(of: facts.child, from: facts.on, tx)
        // What the law keeps confidential is not kept here: nothing in the catalogue may hang on it.
        case .circumstanceAdded(let facts), .circumstanceEnded(let facts):
            if !facts.confidential { try tx.knownChildren.learn(facts) }
        case .disabilityDetermined(let facts): try tx.knownChildren.learn(facts)
        case .caregiverRegistered, .caregiverLinked, .caregiverUnlinked, .workerRegistered, .workerUpdated,
            .caseOpened, .caseAssessed, .casePlanned, .caseReviewed, .caseClosed, .placementBegun,
            .placementExtended, .placementEnded:
            break
        }
    }
}
