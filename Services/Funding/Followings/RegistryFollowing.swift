import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    /// Keeps which children there are, and where they live: waivers are granted to them.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .childRegistered(let facts), .childUpdated(let facts): try tx.knownChildren.learn(facts)
        case .childClosed(let facts):
            try tx.knownChildren.close(facts.child, on: facts.on)
            try endWaivers(of: facts.child, from: facts.on, tx)
        case .circumstanceAdded, .circumstanceEnded, .disabilityDetermined, .caregiverRegistered,
            .caregiverLinked, .caregiverUnlinked, .workerRegistered, .workerUpdated, .placementBegun,
            .placementExtended, .placementEnded, .caseOpened, .caseAssessed, .casePlanned, .caseReviewed,
            .caseClosed:
            break
        }
    }
}
