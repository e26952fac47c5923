import CatalogueAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// What the catalogue holds for a child follows what the registry says of the child's life, whenever it says so.
extension CatalogueService {
    /// After something was said of its birth or its standing, or nothing is said of it any more.
    func settle(_ id: ChildID, _ tx: Transaction) throws {
        let life = try tx.knownChildren.life(of: id, on: tx.today)
        for referral in try tx.referrals.of(id) { try settle(referral, within: life, tx) }
        for delivery in try tx.deliveries.of(id) where !delivery.voided {
            var settled = delivery
            settled.contradicted = life.isOutsideLife(delivery.on) ? true : nil
            guard settled != delivery else { continue }
            tx.emit(CatalogueEvent.deliveryContradicted(try tx.deliveries.mark(settled, learned: tx.learned)))
        }
    }

    /// What a closure ended is given back when it never was, unless something has taken its place.
    private func settle(_ referral: Referral, within life: ChildLife, _ tx: Transaction) throws {
        let (rules, record) = (ReferralRules(tx), referral.id.text)
        let outcome = try tx.ended.settled(
            referral, record, of: referral.child, in: life, from: \.on
        ) { said in
            var (settled, absence, reason) = rules.settle(said, within: life)
            if let reason { settled.reason = Self.texts.render(reason, in: .vi) }
            return (settled, absence)
        }
        guard let (settled, absence) = outcome else { return }
        if settled.holdsPlace && (!referral.holdsPlace || referral.until < settled.until) {
            let others = try tx.asOne(
                tx.referrals.holding(settled.offer, from: settled.on), with: settled.child, in: \.child
            ).filter { $0.id != settled.id }
            let offer = try tx.offers.used(tx.offers.get(settled.offer, at: ""), on: settled.on)
            guard try rules.hasPlace(of: offer, for: settled, beside: others) else { return }
        }
        if absence == nil { try tx.ended.forget(record) }
        let told = try tx.referrals.save(settled, learned: tx.learned, by: tx.recorder)
        tx.emit(Self.event(of: told, after: referral))
        try moveUp(referral.offer, tx)
    }

    static func event(of settled: Referral, after before: Referral) -> CatalogueEvent {
        if settled.contradicted != before.contradicted { return .referralContradicted(settled) }
        return switch settled.status {
        case .queued: .referralQueued(settled)
        case .waiting: .referralCreated(settled)
        case .accepted: .referralAccepted(settled)
        case .served: .referralServed(settled)
        case .declined: .referralDeclined(settled)
        case .cancelled: .referralCancelled(settled)
        case .expired: .referralExpired(settled)
        }
    }
}
