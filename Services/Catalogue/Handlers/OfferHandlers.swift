import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func publishOffer(_ request: PublishOffer, _ tx: Transaction) throws -> Offer {
        let provider = try tx.providers.get(request.provider, at: "/provider")
        try tx.authorize(provider.unit, at: "/provider")
        var checks = Checks(reference, today: tx.today)
        let offer = Offering.check(
            Offer(
                id: request.id ?? tx.newID(), provider: provider.id, unit: provider.unit,
                place: provider.place, title: request.title, domain: request.domain,
                eligibility: request.eligibility ?? Eligibility(), cost: request.cost ?? .zero,
                from: request.from ?? tx.today, status: .open
            ).with {
                $0.capacity = request.capacity
                $0.schedule = request.schedule
                $0.until = request.until
            },
            &checks)
        try checks.finish()
        try tx.offers.refuseTaken(request.id)
        try tx.offers.save(offer)
        tx.emit(CatalogueEvent.offerPublished(offer))
        return offer
    }

    func updateOffer(_ request: UpdateOffer, _ tx: Transaction) throws -> Offer {
        let current = try tx.offers.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        var wanted = current
        wanted.title = request.title ?? current.title
        wanted.eligibility = request.eligibility ?? current.eligibility
        wanted.capacity = request.capacity ?? current.capacity
        wanted.cost = request.cost ?? current.cost
        wanted.schedule = request.schedule ?? current.schedule
        wanted.until = request.until ?? current.until
        var checks = Checks(reference, today: tx.today)
        let changed = Offering.check(wanted, &checks)
        try checks.finish()
        guard changed != current else { return current }
        if let capacity = changed.capacity {
            let held = try tx.referrals.holding(changed.id, from: tx.today).map { try $0.span() }
            let most = held.map(\.end).max().map { max($0, tx.today) } ?? tx.today
            let peak = Places.peak(held, within: try Period(from: tx.today, through: most))
            guard peak <= capacity else {
                throw Refusal.precondition(
                    "/capacity", Message("catalogue.capacity-below-held", ["held": "\(peak)"]))
            }
        }
        if changed.until != current.until {
            try OfferDays.end(changed, with: tx.referrals.holding(changed.id, from: tx.today))
        }
        try tx.offers.save(changed)
        tx.emit(CatalogueEvent.offerUpdated(changed))
        return changed
    }

    func withdrawOffer(_ request: WithdrawOffer, _ tx: Transaction) throws -> Offer {
        let current = try tx.offers.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        var checks = Checks(reference, today: tx.today)
        _ = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish()
        guard current.status == .open else {
            throw Refusal.precondition("/id", Message("catalogue.offer-withdrawn", ["title": current.title]))
        }
        var withdrawn = current
        withdrawn.status = .withdrawn
        try tx.offers.save(withdrawn)
        tx.emit(CatalogueEvent.offerWithdrawn(withdrawn))
        return withdrawn
    }

    func searchOffers(_ request: SearchOffers, _ snapshot: Snapshot) throws -> List<Offer> {
        snapshot.authorizeByRoleAlone()
        let found = try snapshot.offers.search(request, limit: ListPage.fetch(request))
        return try ListPage.reply(found, request, key: \.id.text)
    }
}
