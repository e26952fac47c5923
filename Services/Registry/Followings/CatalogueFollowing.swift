import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

/// What the registry learns from the catalogue's log: which facilities take children in.
extension RegistryService {
    func followCatalogue(_ recorded: Recorded<CatalogueEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .providerRegistered(let facts), .providerUpdated(let facts), .providerClosed(let facts),
            .providerReopened(let facts), .providerCertified(let facts), .providerCorrected(let facts):
            try tx.facilities.learn(facts, learned: recorded.learned, by: recorded.recorder)
        case .offerPublished, .offerUpdated, .offerWithdrawn, .offerCorrected, .referralCreated,
            .referralQueued, .referralMovedUp, .referralAccepted, .referralDeclined, .referralCancelled,
            .referralExpired, .referralServed, .referralContradicted, .deliveryRecorded,
            .deliveryCorrected, .deliveryContradicted, .networkEstablished, .networkMemberAdded,
            .networkMemberRemoved, .networkDissolved, .networkCorrected, .networkVoided, .pilotStarted,
            .pilotEvaluated, .pilotScaled, .pilotStopped, .pilotCorrected, .pilotVoided, .upgradeProposed,
            .upgradeRefused, .upgradeApproved, .upgradeFunded, .upgradeCompleted, .upgradeCertified,
            .upgradeCorrected, .upgradeVoided:
            break
        }
    }

    /// Takes back what that log no longer has after the point. Nothing is told on the strength of it: what is due of a placement is
    /// read anew.
    func forgetCatalogue(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.facilities.forget(after: point)
        return []
    }
}
