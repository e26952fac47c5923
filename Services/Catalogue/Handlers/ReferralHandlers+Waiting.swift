import CatalogueAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

// What happens to referrals by itself: nobody looks at a child for it.

extension CatalogueService {
    /// Referrals that end at a time.
    static let endedAtOnce = 200

    /// Ends those that nobody answered, or served, in time, so many in each transaction, and in the last of them lets who waits have
    /// the places that are free today: all waiting lists in one.
    func tend(_ tx: Transaction) throws -> Bool {
        let overdue = try tx.referrals.overdue(on: tx.today, limit: Self.endedAtOnce + 1)
        for referral in overdue.prefix(Self.endedAtOnce) { try expire(referral, tx) }
        guard overdue.count <= Self.endedAtOnce else { return true }
        for offer in try tx.waitingList.offers() { try moveUp(offer, tx) }
        return false
    }

    /// Gives those who wait for the offer the places that are free now, in the order in which they came: to each that fits.
    func moveUp(_ offer: OfferID, _ tx: Transaction) throws {
        let rules = ReferralRules(tx)
        for id in try tx.waitingList.of(offer) {
            let queued = try tx.referrals.get(id, at: "")
            guard queued.until >= tx.today else {
                try expire(queued, tx)
                continue
            }
            let next = try queued.with { $0.on = max($0.on, tx.today) }.taking(ReferralStep.moveUp, at: "")
            guard next.contradicted != true, let child = try tx.knownChildren.find(next.child) else {
                continue
            }
            let used = try tx.offers.used(tx.offers.get(offer, at: ""), on: next.on)
            let held = try tx.asOne(
                tx.referrals.holding(offer, from: next.on), with: child.id, in: \.child)
            if try rules.fits(next, of: child, to: used, beside: held, tx.context.language) {
                try keep(next, tx) { .referralMovedUp($0) }
            } else if let capacity = used.offer.capacity, held.count(where: { $0.on <= next.on }) >= capacity
            {
                // Nobody else who waits begins on another day than today.
                return
            }
        }
    }

    /// Keeps what became of the referral, and tells of it.
    func keep(
        _ referral: Referral, _ tx: Transaction, telling event: (Referral) -> CatalogueEvent
    ) throws {
        try tx.ended.forget(referral.id.text)
        tx.emit(event(try tx.referrals.save(referral, learned: tx.learned, by: tx.recorder)))
    }

    private func expire(_ referral: Referral, _ tx: Transaction) throws {
        try keep(referral.taking(ReferralStep.expire, at: ""), tx) { .referralExpired($0) }
    }
}
