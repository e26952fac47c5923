import RegistryAPI
import RegistryKnown
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
            if facts.movesLife { try settle(facts.child, tx) }
        case .circumstanceAdded(let facts): try learn(facts, .recorded, recorded, tx)
        case .circumstanceEnded(let facts): try learn(facts, .ended, recorded, tx)
        case .circumstanceCorrected(let facts): try learn(facts, .corrected, recorded, tx)
        case .circumstanceVoided(let facts): try learn(facts, .voided, recorded, tx)
        case .disabilityDetermined(let facts): try learn(facts, .recorded, recorded, tx)
        case .disabilityCorrected(let facts): try learn(facts, .corrected, recorded, tx)
        case .disabilityVoided(let facts): try learn(facts, .voided, recorded, tx)
        case .childDuplicateDecided, .childForgotten, .caregiverForgotten, .caregiverRegistered,
            .caregiverUpdated, .caregiverCorrected, .caregiverDuplicateDecided, .caregiverLinked,
            .caregiverUnlinked, .caregiverLinkCorrected,
            .caregiverLinkVoided, .workerRegistered, .workerUpdated, .workerCorrected, .caseOpened,
            .caseAssigned,
            .caseAssessed, .casePlanned,
            .caseReviewed, .caseClosed, .caseResumed, .placementBegun, .placementExtended, .placementEnded,
            .placementCorrected, .placementVoided, .fileOpened, .fileOpeningReviewed:
            break
        }
    }

    private func learn(
        _ facts: CircumstanceFacts, _ kind: VersionKind, _ recorded: Recorded<RegistryEvent>,
        _ tx: Transaction
    ) throws {
        try tx.knownChildren.learn(facts, kind, learned: recorded.learned, by: recorded.recorder)
    }

    private func learn(
        _ facts: DisabilityFacts, _ kind: VersionKind, _ recorded: Recorded<RegistryEvent>, _ tx: Transaction
    ) throws {
        try tx.knownChildren.learn(facts, kind, learned: recorded.learned, by: recorded.recorder)
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
