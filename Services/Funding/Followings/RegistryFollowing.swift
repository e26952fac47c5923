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
        case .childForgotten, .caregiverForgotten, .circumstanceAdded, .circumstanceEnded,
            .circumstanceCorrected, .circumstanceVoided,
            .disabilityDetermined, .disabilityCorrected, .disabilityVoided, .caregiverRegistered,
            .caregiverUpdated, .caregiverCorrected, .childDuplicateDecided, .caregiverDuplicateDecided,
            .caregiverLinked, .caregiverUnlinked, .caregiverLinkCorrected, .caregiverLinkVoided,
            .workerRegistered, .workerUpdated, .workerCorrected, .placementBegun, .placementExtended,
            .placementEnded,
            .placementCorrected, .placementVoided, .caseOpened, .caseAssigned, .caseAssessed, .casePlanned,
            .caseReviewed,
            .caseClosed, .caseResumed, .fileOpened, .fileOpeningReviewed:
            break
        }
    }

    /// Takes back what the registry's log no longer has after the point. What it was about is to be settled.
    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        Set(try tx.knownChildren.forget(after: point).map(\.text))
    }

    /// What is held for one of those children follows what is known of it now.
    func settleChild(_ subject: String, _ tx: Transaction) throws {
        guard let child = ChildID(subject) else {
            throw UnreadableRecord(table: "store_unsettled", row: subject, column: "subject", value: subject)
        }
        try settle(child, tx)
    }
}
