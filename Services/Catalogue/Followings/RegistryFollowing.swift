import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What the catalogue learns from the registry's log.
extension CatalogueService {
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .childRegistered(let facts), .childUpdated(let facts), .childClosed(let facts),
            .childReopened(let facts), .childCorrected(let facts):
            try tx.knownChildren.learn(facts, learned: recorded.learned, by: recorded.recorder)
            if facts.facts.contains(where: { $0.aspect == .standing }),
                let day = try tx.knownChildren.find(facts.child)?.closedOn
            {
                try endReferrals(of: facts.child, from: day, tx)
            }
        // What the law keeps confidential is not kept here: nothing in the catalogue may hang on it.
        case .circumstanceAdded(let facts), .circumstanceEnded(let facts), .circumstanceCorrected(let facts):
            if !facts.confidential { try tx.knownChildren.learn(facts) }
        case .circumstanceVoided(let facts): try tx.knownChildren.forget(facts)
        case .disabilityDetermined(let facts), .disabilityCorrected(let facts):
            try tx.knownChildren.learn(facts)
        case .disabilityVoided(let facts): try tx.knownChildren.forget(facts)
        case .caregiverRegistered, .caregiverUpdated, .caregiverCorrected, .caregiverLinked,
            .caregiverUnlinked, .caregiverLinkCorrected,
            .caregiverLinkVoided, .workerRegistered, .workerUpdated, .workerCorrected, .caseOpened,
            .caseAssessed, .casePlanned,
            .caseReviewed, .caseClosed, .placementBegun, .placementExtended, .placementEnded,
            .placementCorrected, .placementVoided:
            break
        }
    }
}
