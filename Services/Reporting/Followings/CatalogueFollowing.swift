import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    /// Keeps what the catalogue's log says that an indicator or a report may count.
    func followCatalogue(_ recorded: Recorded<CatalogueEvent>, _ tx: Transaction) throws {
        let star = tx.star
        let position = recorded.position
        switch recorded.event {
        case .providerRegistered(let provider), .providerUpdated(let provider),
            .providerClosed(let provider), .providerReopened(let provider),
            .providerCertified(let provider), .providerCorrected(let provider):
            try star.learn(provider, learned: recorded.learned, by: recorded.recorder)
        case .deliveryRecorded(let delivery): try star.learn(delivery, before: nil, at: position)
        case .deliveryContradicted(let delivery): try star.learn(delivery, before: delivery, at: position)
        case .deliveryCorrected(let correction):
            try star.learn(correction.after, before: correction.before, at: position)
        case .networkEstablished(let network), .networkMemberAdded(let network),
            .networkMemberRemoved(let network), .networkDissolved(let network),
            .networkCorrected(let network):
            try star.learn(network, isVoided: false, at: position)
        case .networkVoided(let network):
            try star.learn(network, isVoided: true, at: position)
        case .pilotStarted(let pilot), .pilotEvaluated(let pilot), .pilotScaled(let pilot),
            .pilotStopped(let pilot), .pilotCorrected(let pilot):
            try star.learn(pilot, isVoided: false, at: position)
        case .pilotVoided(let pilot):
            try star.learn(pilot, isVoided: true, at: position)
        case .upgradeProposed(let upgrade), .upgradeRefused(let upgrade), .upgradeApproved(let upgrade),
            .upgradeFunded(let upgrade), .upgradeCompleted(let upgrade), .upgradeCertified(let upgrade),
            .upgradeCorrected(let upgrade):
            try star.learn(upgrade, isVoided: false, at: position)
        case .upgradeVoided(let upgrade):
            try star.learn(upgrade, isVoided: true, at: position)
        case .offerPublished, .offerUpdated, .offerWithdrawn, .offerCorrected, .referralCreated,
            .referralAccepted, .referralDeclined, .referralCancelled, .referralExpired, .referralServed,
            .referralQueued, .referralMovedUp, .referralContradicted:
            break
        }
    }

    /// Takes back what that log no longer has after the point. Nothing of reporting's own hangs on it: figures are counted anew.
    func forgetCatalogue(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.star.forgetProviders(after: point)
        try tx.star.forget(after: point, of: CatalogueContract.name)
        return []
    }
}
