import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func createReferral(_ request: CreateReferral, _ tx: Transaction) throws -> Referral {
        let child = try tx.knownChildren.get(request.child, at: "/child")
        try tx.authorize(child.home, at: "/child")
        let offer = try tx.offers.get(request.offer, at: "/offer")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        Referring.check(from: day, until: request.until, &checks)
        Referring.born(child, on: day, &checks)
        let note = checks.remark(request.note, at: "/note")
        try checks.finish()
        let span = try Period(from: day, through: request.until)
        let referral = Referral(
            id: request.id ?? tx.newID(), child: child.id, offer: offer.id, provider: offer.provider,
            domain: offer.domain, from: tx.principal.unit, to: offer.unit, on: day, until: request.until,
            status: .waiting
        ).with { $0.note = note }
        try tx.referrals.refuseTaken(request.id)
        try Referring.stillRegistered(child, on: day, at: "/child")
        try Referring.within(offer, until: request.until, at: "/until")
        let held = try tx.referrals.holding(offer.id, from: day)
        let mismatches = Matching.mismatches(
            try Candidate(offer, held: held, for: child.id, on: day), for: child, on: day)
        let words = MismatchWords(reference, tx.context.language, on: day)
        try Referring.refuse(mismatches.map(words.message), at: "/offer")
        try holdPlace(of: offer, for: span, beside: held)
        try tx.referrals.save(referral)
        tx.emit(CatalogueEvent.referralCreated(referral))
        tx.disclose(child.id)
        return referral
    }

    func acceptReferral(_ request: AcceptReferral, _ tx: Transaction) throws -> Referral {
        let current = try answerable(request.id, tx)
        let until = request.until ?? current.until
        var checks = Checks(reference, today: tx.today)
        Referring.check(from: current.on, until: until, &checks)
        try checks.finish()
        let span = try Period(from: current.on, through: until)
        try Referring.notOver(current, on: tx.today)
        let accepted = try current.taking(.accept, at: "/id", until: until)
        if until > current.until {
            let offer = try tx.offers.get(current.offer, at: "/id")
            try Referring.within(offer, until: until, at: "/until")
            let others = try tx.referrals.holding(offer.id, from: current.on).filter { $0.id != current.id }
            try holdPlace(of: offer, for: span, beside: others)
        }
        return try keep(accepted, as: CatalogueEvent.referralAccepted, tx)
    }

    func declineReferral(_ request: DeclineReferral, _ tx: Transaction) throws -> Referral {
        let current = try answerable(request.id, tx)
        let declined = try current.taking(.decline, at: "/id", reason: try reason(request.reason, tx))
        return try keep(declined, as: CatalogueEvent.referralDeclined, tx)
    }

    func cancelReferral(_ request: CancelReferral, _ tx: Transaction) throws -> Referral {
        let current = try tx.referrals.get(request.id, at: "/id")
        try tx.authorize(current.from, at: "/id")
        let cancelled = try current.taking(.cancel, at: "/id", reason: try reason(request.reason, tx))
        return try keep(cancelled, as: CatalogueEvent.referralCancelled, tx)
    }

    func expireReferrals(_ request: ExpireReferrals, _ tx: Transaction) throws -> ExpiredReferrals {
        let scope = try tx.units(request.unit, at: "/unit")
        // One more than is done at once, to see whether others remain.
        let overdue = try tx.referrals.overdue(on: tx.today, within: scope, limit: ListPage.most + 1)
        let expired = try overdue.prefix(ListPage.most).map { referral in
            try keep(referral.taking(.expire, at: ""), as: CatalogueEvent.referralExpired, tx)
        }
        return ExpiredReferrals(expired: expired.map(\.id), more: overdue.count > expired.count)
    }

    func listReferrals(
        _ request: ListReferrals, _ snapshot: Snapshot, from: String?
    ) throws -> Page<Referral> {
        let listed = try snapshot.referrals.list(
            request, within: snapshot.units(request.unit, at: "/unit"), after: from, limit: FeedPage.size)
        for referral in listed { snapshot.disclose(referral.child) }
        return Page(listed, key: \.id.text)
    }

    /// A referral that the caller may answer: it acts for the unit that it was sent to.
    private func answerable(_ id: ReferralID, _ tx: Transaction) throws -> Referral {
        let referral = try tx.referrals.get(id, at: "/id")
        try tx.authorize(referral.to, at: "/id")
        return referral
    }

    private func reason(_ text: String, _ tx: Transaction) throws -> String {
        var checks = Checks(reference, today: tx.today)
        let reason = checks.words(text, at: "/reason", upTo: 500)
        try checks.finish()
        return reason
    }

    private func holdPlace(of offer: Offer, for span: Period, beside held: [Referral]) throws {
        guard let capacity = offer.capacity else { return }
        guard Places.peak(try held.map { try $0.span() }, within: span) < capacity else {
            throw Refusal.precondition(
                "/until", Message("catalogue.full-within", ["capacity": "\(capacity)", "title": offer.title]))
        }
    }

    /// Frees the places of a child that is closed, from the day on which it no longer counts: what is waiting or accepted is
    /// cancelled, what was served stays and holds its place until the day before.
    func endReferrals(of child: ChildID, from day: Day, _ tx: Transaction) throws {
        for referral in try tx.referrals.holding(for: child, from: day) {
            guard let cancelled = referral.status.after(.cancel) else {
                var ended = referral
                ended.until = max(referral.on, day.advanced(by: -1))
                _ = try keep(ended, as: CatalogueEvent.referralServed, tx)
                continue
            }
            var ended = referral
            ended.status = cancelled
            ended.reason = Self.texts.render(
                Message("catalogue.child-left", ["day": day.description]), in: .vi)
            _ = try keep(ended, as: CatalogueEvent.referralCancelled, tx)
        }
    }

    /// Saves a referral that took a step, and says so.
    func keep(
        _ referral: Referral, as event: (Referral) -> CatalogueEvent, _ tx: Transaction
    ) throws -> Referral {
        try tx.referrals.save(referral)
        tx.emit(event(referral))
        tx.disclose(referral.child)
        return referral
    }
}
