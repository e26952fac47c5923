import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    /// Keeps which children there are, and where they live: waivers are granted to them.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .childRegistered(let facts), .childUpdated(let facts), .childClosed(let facts),
            .childReopened(let facts), .childCorrected(let facts):
            try tx.knownChildren.learn(facts, learned: recorded.learned, by: recorded.recorder)
            if facts.movesLife { try settle(facts.child, tx) }
        case .circumstanceAdded, .circumstanceEnded, .circumstanceCorrected, .circumstanceVoided,
            .disabilityDetermined, .disabilityCorrected, .disabilityVoided, .caregiverRegistered,
            .caregiverUpdated, .caregiverCorrected,
            .caregiverLinked, .caregiverUnlinked, .caregiverLinkCorrected, .caregiverLinkVoided,
            .workerRegistered, .workerUpdated, .workerCorrected, .placementBegun, .placementExtended,
            .placementEnded,
            .placementCorrected, .placementVoided, .caseOpened, .caseAssessed, .casePlanned, .caseReviewed,
            .caseClosed, .caseResumed:
            break
        }
    }
}
