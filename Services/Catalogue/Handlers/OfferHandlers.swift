import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func publishOffer(_ request: PublishOffer, _ tx: Transaction) throws -> Offer {
        let provider = try provider(request.provider, at: "/provider", tx)
        try tx.authorize(provider.unit, at: "/provider")
        let offer = try Offering.check(
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
            reference, today: tx.today)
        if try tx.offers.find(offer.id) != nil {
            throw Refusal.exists("/id", Message("catalogue.id-taken", ["id": offer.id.text]))
        }
        try tx.offers.save(offer)
        tx.emit(CatalogueEvent.offerPublished(offer))
        return offer
    }

    func updateOffer(_ request: UpdateOffer, _ tx: Transaction) throws -> Offer {
        let current = try offer(request.id, at: "/id", tx)
        try tx.authorize(current.unit, at: "/id")
        var wanted = current
        wanted.title = request.title ?? current.title
        wanted.eligibility = request.eligibility ?? current.eligibility
        wanted.capacity = request.capacity ?? current.capacity
        wanted.cost = request.cost ?? current.cost
        wanted.schedule = request.schedule ?? current.schedule
        wanted.until = request.until ?? current.until
        let changed = try Offering.check(wanted, reference, today: tx.today)
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
        try tx.offers.save(changed)
        tx.emit(CatalogueEvent.offerUpdated(changed))
        return changed
    }

    func withdrawOffer(_ request: WithdrawOffer, _ tx: Transaction) throws -> Offer {
        let current = try offer(request.id, at: "/id", tx)
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

    func searchOffers(_ request: SearchOffers, _ snapshot: Snapshot) throws -> OfferPage {
        snapshot.authorizeByRoleAlone()
        let limit = request.limit ?? 50
        guard (1...256).contains(limit) else {
            throw Refusal.invalid("/limit", Message("catalogue.limit-range"))
        }
        let items = try snapshot.offers.search(request, limit: limit + 1)
        let page = Array(items.prefix(limit))
        return OfferPage(items: page, next: items.count > limit ? page.last?.id : nil)
    }

    func matchOffers(_ request: MatchOffers, _ snapshot: Snapshot) throws -> OfferMatches {
        let child = try child(request.child, at: "/child", snapshot)
        try snapshot.authorize(child.home, at: "/child")
        snapshot.disclose(child.id)
        let day = request.on ?? snapshot.today
        if let domain = request.domain {
            var checks = Checks(reference, today: snapshot.today)
            checks.code(domain, in: .serviceDomain, on: day, at: "/domain")
            try checks.finish()
        }
        let held = try snapshot.referrals.holding(from: day)
        let candidates = try snapshot.offers.all(domain: request.domain).map { offer in
            try Candidate(offer, held: held[offer.id] ?? [], for: child.id, on: day)
        }
        let ranked = Matching.rank(candidates, for: child, on: day)
        let words = MismatchWords(reference, snapshot.context.language, on: day)
        return OfferMatches(
            child: child.id, on: day,
            matches: ranked.matches.enumerated().map { index, match in
                OfferMatch(rank: index + 1, offer: match.offer, free: match.free, nearness: match.nearness)
            },
            excluded: ranked.excluded.map { offer, reasons in
                ExcludedOffer(
                    offer: offer.id, title: offer.title,
                    reasons: reasons.map { Exclusion(code: $0.code, sentence: words.sentence($0)) })
            })
    }

    /// NOT_FOUND when there is none.
    func offer(_ id: OfferID, at pointer: String, _ snapshot: Snapshot) throws -> Offer {
        guard let offer = try snapshot.offers.find(id) else {
            throw Refusal.notFound(pointer, Message("catalogue.offer-unknown", ["id": id.text]))
        }
        return offer
    }

    /// NOT_FOUND when the registry has not told of it, or not yet.
    func child(_ id: ChildID, at pointer: String, _ snapshot: Snapshot) throws -> KnownChild {
        guard let child = try snapshot.knownChildren.find(id) else {
            throw Refusal.notFound(pointer, Message("catalogue.child-unknown", ["id": id.text]))
        }
        return child
    }
}

extension Candidate {
    init(_ offer: Offer, held: [Referral], for child: ChildID, on day: Day) throws {
        self.init(
            offer: offer, held: try held.map { try $0.span() },
            holdsPlace: try held.contains { try $0.child == child && $0.span().contains(day) })
    }
}

extension Referral {
    /// The days for which it holds a place.
    func span() throws -> Period { try Period(from: on, through: until) }
}
