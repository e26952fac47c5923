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
            let standings = facts.facts.filter { $0.aspect == .standing }
            for voided in standings where voided.kind == .voided {
                try resumeWaivers(of: facts.child, endedBy: voided.id, tx)
            }
            if let last = standings.last,
                let absence = try tx.knownChildren.find(facts.child)?.absence(on: .last)
            {
                try endWaivers(of: facts.child, from: absence.from, because: last.id, tx)
            }
        case .circumstanceAdded, .circumstanceEnded, .circumstanceCorrected, .circumstanceVoided,
            .disabilityDetermined, .disabilityCorrected, .disabilityVoided, .caregiverRegistered,
            .caregiverUpdated, .caregiverCorrected,
            .caregiverLinked, .caregiverUnlinked, .caregiverLinkCorrected, .caregiverLinkVoided,
            .workerRegistered, .workerUpdated, .workerCorrected, .placementBegun, .placementExtended,
            .placementEnded,
            .placementCorrected, .placementVoided, .caseOpened, .caseAssessed, .casePlanned, .caseReviewed,
            .caseClosed:
            break
        }
    }
}
