import Bus
import CatalogueAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func createReferral(_ request: CreateReferral, _ tx: Transaction) throws -> Referral {
        let child = try tx.knownChildren.seek(request.child, at: "/child", by: tx) {
            $0.home(on: tx.today)
        }
        let day = request.on ?? tx.today
        let offer = try tx.seekOffer(request.offer, on: day)
        let referral = try ReferralRules(tx).create(
            request, from: tx.principal.unit, for: child, to: offer, as: request.id ?? tx.newID())
        try tx.referrals.refuseTaken(request.id)
        try ReferralRules(tx).requireNotQueued(
            referral, among: tx.servedChildren.entries(of: referral.child).flatMap { try tx.referrals.of($0) }
        )
        let full = try ReferralRules(tx).requireSuited(
            referral, of: child.get(), to: tx.offers.used(offer.get(), on: day),
            beside: tx.asOne(
                tx.referrals.holding(referral.offer, from: referral.on), with: referral.child, in: \.child),
            tx.context.language)
        guard let full else { return try save(referral, tx) { .referralCreated($0) } }
        let waiting = try tx.waitingList.of(referral.offer).count
        guard request.orWait == true else {
            throw ReferralRules(tx).full(full, of: try offer.get(), waiting: waiting)
        }
        let queued = try save(referral.with { $0.status = .queued }, tx) { .referralQueued($0) }
        // One that was entered late may have had a place that is free by now, or may be over.
        return try tx.placed(tx.referrals.get(queued.id, at: "/id"))
    }

    func acceptReferral(_ request: AcceptReferral, _ tx: Transaction) throws -> Referral {
        let referral = try tx.seekReferral(request.id, at: "/id", in: \.to)
        let accepted = try ReferralRules(tx).accept(referral, by: request)
        if let current = referral.value, accepted.until > current.until {
            let used = try tx.offers.used(tx.offers.get(accepted.offer, at: "/id"), on: accepted.on)
            try ReferralRules(tx).requireGiven(used, for: accepted)
            try ReferralRules(tx).requireOpen(used, for: accepted)
            let others = try tx.referrals.holding(accepted.offer, from: accepted.on)
                .filter { $0.id != accepted.id }
            try ReferralRules(tx).requirePlace(of: used, for: accepted, beside: others)
        }
        return try save(accepted, tx) { .referralAccepted($0) }
    }

    func declineReferral(_ request: DeclineReferral, _ tx: Transaction) throws -> Referral {
        let referral = try tx.seekReferral(request.id, at: "/id", in: \.to)
        let declined = try ReferralRules(tx).end(referral, by: .decline, for: request.reason)
        return try save(declined, tx) { .referralDeclined($0) }
    }

    func cancelReferral(_ request: CancelReferral, _ tx: Transaction) throws -> Referral {
        let referral = try tx.seekReferral(request.id, at: "/id", in: \.from)
        let cancelled = try ReferralRules(tx).end(referral, by: .cancel, for: request.reason)
        return try save(cancelled, tx) { .referralCancelled($0) }
    }

    func expireReferrals(_ request: ExpireReferrals, _ tx: Transaction) throws -> ExpiredReferrals {
        let scope = try tx.units(request.unit, at: "/unit")
        // One more than is done at once, to see whether others remain.
        let overdue = try tx.referrals.overdue(on: tx.today, within: scope, limit: PageLength.most + 1)
        let expired = try overdue.prefix(PageLength.most).map { referral in
            try save(referral.taking(ReferralStep.expire, at: ""), tx) { .referralExpired($0) }
        }
        return ExpiredReferrals(expired: expired.map(\.id), more: overdue.count > expired.count)
    }

    func listReferrals(
        _ request: ListReferrals, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<Referral> {
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let listed = try snapshot.referrals.list(
            request, within: snapshot.units(request.unit, at: "/unit"), asOf, page)
        for referral in listed { snapshot.disclose(referral.child) }
        let shown =
            try asOf.map { listed.marked($0, in: \.provisional) }
            ?? snapshot.marked(listed).map(snapshot.placed)
        return Page(listed, showing: shown, key: \.id.text)
    }

    /// Saves what was decided about the referral, or that nobody decided in time, and tells of it.
    func save(
        _ referral: Referral, _ tx: Transaction, telling event: (Referral) -> CatalogueEvent
    ) throws -> Referral {
        tx.disclose(referral.child)
        try keep(referral, tx, telling: event)
        try moveUp(referral.offer, tx)
        return referral
    }
}

extension Snapshot {
    /// The referral, where it waits with its place on the waiting list.
    fileprivate func placed(_ referral: Referral) throws -> Referral {
        guard referral.status == .queued else { return referral }
        let place = try waitingList.of(referral.offer).firstIndex(of: referral.id)
        return referral.with { $0.queue = place.map { $0 + 1 } }
    }

    /// A referral that the caller may act for at one end. Who reaches neither is not told that there is one: it is about a child.
    func seekReferral(
        _ id: ReferralID, at pointer: String, in end: (Referral) throws -> UnitPath
    ) throws -> Sought<Referral> {
        try referrals.seek(id, at: pointer, by: self, in: end) { reaches($0.from) || reaches($0.to) }
    }
}
