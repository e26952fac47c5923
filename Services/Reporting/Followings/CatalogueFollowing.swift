internal import CatalogueAPI
internal import ServiceKit
internal import Store
internal import Vocabulary

/// What reporting keeps of the catalogue's log.
enum CatalogueFollowing {
    static let following = Following(CatalogueEvent.self, apply: keep)

    @Sendable static func keep(_ recorded: Recorded<CatalogueEvent>, _ tx: Transaction) throws {
        let facts = tx.facts
        let (position, known) = (recorded.position, tx.today)
        switch recorded.event {
        case .providerRegistered(let provider), .providerUpdated(let provider):
            try facts.add(.provider, provider.id.text, at: position, known: known, provider)
        case .deliveryRecorded(let delivery):
            try facts.add(.delivery, delivery.id.text, at: position, known: known, delivery)
        case .deliveryCorrected(let correction):
            try facts.add(.delivery, correction.after.id.text, at: position, known: known, correction.after)
        case .networkEstablished(let network), .networkMemberAdded(let network),
            .networkDissolved(let network):
            try facts.add(.network, network.id.text, at: position, known: known, network)
        case .pilotStarted(let pilot), .pilotEvaluated(let pilot), .pilotScaled(let pilot),
            .pilotStopped(let pilot):
            try facts.add(.pilot, pilot.id.text, at: position, known: known, pilot)
        case .upgradeProposed(let upgrade), .upgradeApproved(let upgrade), .upgradeCompleted(let upgrade):
            try facts.add(.upgrade, upgrade.id.text, at: position, known: known, upgrade)
        case .offerPublished, .offerUpdated, .offerWithdrawn, .referralCreated, .referralAccepted,
            .referralDeclined, .referralCancelled, .referralExpired, .referralServed:
            break
        }
    }
}
