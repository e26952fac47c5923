import CampaignsAPI
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

extension CampaignsService {
    /// What the registry tells of people, as far as teaching needs it. A follower never refuses: what it does not know of
    /// yet will be told by a later event.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .childRegistered(let facts), .childUpdated(let facts), .childClosed(let facts),
            .childReopened(let facts), .childCorrected(let facts):
            try tx.knownChildren.learn(facts, learned: recorded.learned, by: recorded.recorder)
            if facts.movesLife { try settle(facts.child, tx) }
        case .caregiverRegistered(let facts), .caregiverUpdated(let facts), .caregiverCorrected(let facts):
            try tx.knownCaregiverHomes.learn(facts, learned: recorded.learned, by: recorded.recorder)
        case .workerRegistered(let facts), .workerUpdated(let facts), .workerCorrected(let facts):
            try tx.knownWorkers.learn(facts, learned: recorded.learned, by: recorded.recorder)
        case .childForgotten, .caregiverForgotten, .circumstanceAdded, .circumstanceEnded,
            .circumstanceCorrected, .circumstanceVoided,
            .disabilityDetermined, .disabilityCorrected, .disabilityVoided, .caregiverLinked,
            .caregiverUnlinked, .caregiverLinkCorrected, .caregiverLinkVoided, .childDuplicateDecided,
            .caregiverDuplicateDecided, .caseOpened, .caseAssigned, .caseAssessed,
            .casePlanned, .caseReviewed, .caseClosed, .caseResumed, .placementBegun, .placementExtended,
            .placementEnded, .placementCorrected, .placementVoided, .fileOpened, .fileOpeningReviewed:
            break
        }
    }

    /// Takes back what the registry's log no longer has after the point. What it was about is to be settled.
    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.knownCaregiverHomes.forget(after: point)
        try tx.knownWorkers.forget(after: point)
        return Set(try tx.knownChildren.forget(after: point).map(\.text))
    }

    /// What is held for one of those children follows what is known of it now.
    func settleChild(_ subject: String, _ tx: Transaction) throws {
        guard let child = ChildID(subject) else {
            throw UnreadableRecord(table: "store_unsettled", row: subject, column: "subject", value: subject)
        }
        try settle(child, tx)
    }
}
