import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    /// Keeps what the catalogue's log says that an indicator or a report may count.
    func followCatalogue(_ recorded: Recorded<CatalogueEvent>, _ tx: Transaction) throws {
        let facts = tx.facts
        let position = recorded.position
        switch recorded.event {
        case .providerRegistered(let provider), .providerUpdated(let provider),
            .providerClosed(let provider), .providerReopened(let provider),
            .providerCertified(let provider), .providerCorrected(let provider):
            try tx.knownProviders.learn(provider, learned: recorded.learned, by: recorded.recorder)
        case .deliveryRecorded(let delivery), .deliveryContradicted(let delivery):
            try facts.learn(.delivery, delivery.id.text, at: position, DeliveryFact(delivery))
        case .deliveryCorrected(let correction):
            try facts.learn(
                .delivery, correction.after.id.text, at: position, DeliveryFact(correction.after))
        case .networkEstablished(let network), .networkMemberAdded(let network),
            .networkMemberRemoved(let network), .networkDissolved(let network),
            .networkCorrected(let network):
            try facts.learn(.network, network.id.text, at: position, network)
        case .networkVoided(let network):
            try facts.learn(.network, network.id.text, at: position, isVoided: true, network)
        case .pilotStarted(let pilot), .pilotEvaluated(let pilot), .pilotScaled(let pilot),
            .pilotStopped(let pilot), .pilotCorrected(let pilot):
            try facts.learn(.pilot, pilot.id.text, at: position, pilot)
        case .pilotVoided(let pilot):
            try facts.learn(.pilot, pilot.id.text, at: position, isVoided: true, pilot)
        case .upgradeProposed(let upgrade), .upgradeRefused(let upgrade), .upgradeApproved(let upgrade),
            .upgradeFunded(let upgrade), .upgradeCompleted(let upgrade), .upgradeCertified(let upgrade),
            .upgradeCorrected(let upgrade):
            try facts.learn(.upgrade, upgrade.id.text, at: position, upgrade)
        case .upgradeVoided(let upgrade):
            try facts.learn(.upgrade, upgrade.id.text, at: position, isVoided: true, upgrade)
        case .offerPublished, .offerUpdated, .offerWithdrawn, .offerCorrected, .referralCreated,
            .referralAccepted, .referralDeclined, .referralCancelled, .referralExpired, .referralServed,
            .referralQueued, .referralMovedUp, .referralContradicted:
            break
        }
    }

    /// Takes back what that log no longer has after the point. Nothing of reporting's own hangs on it: figures are counted anew.
    func forgetCatalogue(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.knownProviders.forget(after: point)
        try tx.facts.forget(after: point, of: CatalogueContract.name)
        return []
    }
}
