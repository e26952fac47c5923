import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func publishOffer(_ request: PublishOffer, _ tx: Transaction) throws -> Offer {
        let provider = try tx.providers.seek(request.provider, at: "/provider", by: tx, in: \.unit)
        let offer = try rules(tx).publish(request, of: provider, as: request.id ?? tx.newID())
        try tx.offers.refuseTaken(request.id)
        return try save(offer, tx) { .offerPublished($0) }
    }

    func updateOffer(_ request: UpdateOffer, _ tx: Transaction) throws -> Offer {
        let offer = try tx.offers.seek(request.id, at: "/id", by: tx, in: \.unit)
        let changed = try rules(tx).change(offer, by: request)
        guard changed != offer.value else { return changed }
        let held = try tx.referrals.holding(changed.id, from: tx.today)
        try rules(tx).requirePlaces(changed, for: held)
        if changed.until != offer.value?.until { try rules(tx).requireDays(changed, for: held) }
        return try save(changed, tx) { .offerUpdated($0) }
    }

    func withdrawOffer(_ request: WithdrawOffer, _ tx: Transaction) throws -> Offer {
        let offer = try tx.offers.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try save(rules(tx).withdraw(offer, by: request), tx) { .offerWithdrawn($0) }
    }

    func searchOffers(_ request: SearchOffers, _ snapshot: Snapshot) throws -> List<Offer> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: OfferRecords.order)
        return try page.reply(
            snapshot.offers.search(request, within: request.unit.map(snapshot.territory), page))
    }

    private func rules(_ snapshot: Snapshot) -> OfferRules {
        OfferRules(reference: reference, today: snapshot.today)
    }

    private func save(
        _ offer: Offer, _ tx: Transaction, telling event: (Offer) -> CatalogueEvent
    ) throws -> Offer {
        try tx.offers.save(offer)
        tx.emit(event(offer))
        return offer
    }
}
