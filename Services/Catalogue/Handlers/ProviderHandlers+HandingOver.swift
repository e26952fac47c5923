import Bus
import CatalogueAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

// A provider that closes says what becomes of every child that holds a place there.

extension CatalogueService {
    /// Ends the places of which the request says what becomes of the child, and sends it on where it says so. Those of which it
    /// says nothing stand in the way of the closure.
    func handOver(by request: CloseProvider, of provider: Provider, _ tx: Transaction) throws {
        let day = request.on ?? tx.today
        let held = try tx.referrals.holding(at: provider.id, from: day)
        let named = Dictionary(
            (request.handovers ?? []).enumerated().map { ($1.referral, (index: $0, to: $1.to)) },
            uniquingKeysWith: { first, _ in first })
        let successor = try tx.providers.seek(request.successor, at: "/successor")
        _ = try ProviderRules(tx).check(request, of: held.map(\.id)).finish(successor)
        // Who waits for a place there gets none that this frees.
        for referral in try tx.referrals.queued(at: provider.id) {
            try handOver(referral, of: provider, on: day, to: nil, at: "", tx)
        }
        for referral in held {
            if let handover = named[referral.id] {
                let target = try handover.to.map {
                    try tx.offers.get($0, at: "/handovers/\(handover.index)/to")
                }
                try handOver(
                    referral, of: provider, on: day, to: target, at: "/handovers/\(handover.index)", tx)
            } else if let successor = request.successor {
                let target = try soleOffer(of: successor, for: referral, on: day, tx)
                try handOver(referral, of: provider, on: day, to: target, at: "/successor", tx)
            }
        }
    }

    /// The one offer of the successor in the referral's domain that is given on the day.
    private func soleOffer(
        of successor: ProviderID, for referral: Referral, on day: Day, _ tx: Transaction
    ) throws -> Offer {
        let given = try tx.offers.all(domain: referral.domain).filter { $0.provider == successor }
            .compactMap { try tx.offers.offer($0.id, on: day) }
            .filter { $0.status == .open && $0.givenDays?.contains(day) == true }
        guard let offer = given.first, given.count == 1 else {
            throw Refusal.precondition(
                "/successor",
                Message(
                    "catalogue.handover-no-offer", ["day": day.description, "id": referral.id.text],
                    terms: ["domain": [ReferenceTable.serviceDomain.term(referral.domain)]]))
        }
        return offer
    }

    private func handOver(
        _ referral: Referral, of provider: Provider, on day: Day, to offer: Offer?, at pointer: String,
        _ tx: Transaction
    ) throws {
        let rules = ReferralRules(tx)
        var (ended, reason) = rules.ended(referral, byClosureOf: provider, on: day)
        if let reason { ended.reason = Self.texts.render(reason, in: .vi) }
        tx.disclose(referral.child)
        if ended != referral { try keep(ended, tx) { Self.event(of: $0, after: referral) } }
        guard let offer else { return }
        let next = rules.carriedOn(referral, to: offer, from: max(day, referral.on), as: tx.newID())
        do {
            let child = try tx.knownChildren.get(referral.child, at: "/child")
            let used = try tx.offers.used(offer, on: next.on)
            let others = try tx.asOne(
                tx.referrals.holding(offer.id, from: next.on), with: child.id, in: \.child)
            if let full = try rules.requireSuited(
                next, of: child, to: used, beside: others, tx.context.language)
            {
                throw rules.full(full, of: offer, waiting: try tx.waitingList.of(offer.id).count)
            }
        } catch let refusal as Refusal {
            throw refusal.under(
                pointer, renaming: ["/offer": pointer, "/until": pointer, "/child": pointer])
        }
        try keep(next, tx) { .referralCreated($0) }
    }
}
