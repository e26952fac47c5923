import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func recordDelivery(_ request: RecordDelivery, _ tx: Transaction) throws -> Delivery {
        let referral = try request.referral.map { try tx.referrals.get($0, at: "/referral") }
        let offer = try (request.offer ?? referral?.offer).map { try tx.offers.get($0, at: "/offer") }
        var checks = Checks(reference, today: tx.today)
        guard let providerID = request.provider ?? offer?.provider else {
            throw Refusal.invalid("/provider", Message("catalogue.provider-missing"))
        }
        let provider = try tx.providers.get(providerID, at: "/provider")
        try tx.authorize(provider.unit, at: "/provider")
        let child = try tx.knownChildren.get(request.child, at: "/child")
        Delivering.check(request.on, of: child, &checks)
        Delivering.agree(request, offer: offer, referral: referral, &checks)
        if let offer { OfferDays.check(request.on, of: offer, &checks) }
        let domain = request.domain ?? offer?.domain ?? ""
        if domain.isEmpty {
            checks.fail("/domain", "catalogue.domain-missing")
        } else {
            checks.code(domain, in: .serviceDomain, on: request.on, at: "/domain")
        }
        let note = checks.remark(request.note, at: "/note")
        try checks.finish()
        try Referring.stillRegistered(child, on: request.on, at: "/on")
        let delivery = Delivery(
            id: request.id ?? tx.newID(), child: child.id, provider: provider.id, domain: domain,
            on: request.on, unit: provider.unit, place: provider.place, revision: 1, voided: false
        ).with {
            $0.offer = offer?.id
            $0.referral = referral?.id
            $0.note = note
        }
        try tx.deliveries.refuseTaken(request.id)
        try DeliveredTwice.refuse(
            delivery, among: tx.deliveries.sameDay(as: delivery), by: provider, at: "/on")
        if let referral {
            let served = try referral.taking(.serve, at: "/referral")
            if referral.status != .served { _ = try keep(served, as: CatalogueEvent.referralServed, tx) }
        }
        try tx.deliveries.save(delivery)
        tx.emit(CatalogueEvent.deliveryRecorded(delivery))
        tx.disclose(child.id)
        return delivery
    }

    func importDelivery(_ row: RecordDelivery, _ tx: Transaction) throws { _ = try recordDelivery(row, tx) }

    func correctDelivery(_ request: CorrectDelivery, _ tx: Transaction) throws -> Delivery {
        let before = try tx.deliveries.get(request.id, at: "/id")
        try tx.authorize(before.unit, at: "/id")
        var after = Delivering.applying(request, to: before)
        let child = try tx.knownChildren.get(after.child, at: "/child")
        var checks = Checks(reference, today: tx.today)
        Delivering.check(request, &checks)
        let reason = checks.words(request.reason, at: "/reason", upTo: 500)
        if !after.voided {
            Delivering.check(after.on, of: child, &checks)
            if let id = after.offer {
                try OfferDays.check(after.on, of: tx.offers.get(id, at: "/id"), &checks)
            }
            if let id = after.referral {
                try Delivering.check(after.on, within: tx.referrals.get(id, at: "/id"), &checks)
            }
            checks.code(after.domain, in: .serviceDomain, on: after.on, at: "/domain")
            after.note = checks.remark(after.note, at: "/note")
        }
        try checks.finish()
        try Delivering.refuse(after, instead: before)
        if !after.voided {
            try Referring.stillRegistered(child, on: after.on, at: "/on")
            if after.child != before.child || after.domain != before.domain || after.on != before.on {
                try DeliveredTwice.refuse(
                    after, among: tx.deliveries.sameDay(as: after),
                    by: tx.providers.get(after.provider, at: "/id"), at: request.on == nil ? "/id" : "/on")
            }
        }
        try tx.deliveries.save(after)
        tx.emit(
            CatalogueEvent.deliveryCorrected(
                DeliveryCorrection(before: before, after: after, reason: reason)))
        if after.voided, let id = after.referral, try !tx.deliveries.serve(id) {
            let referral = try tx.referrals.get(id, at: "/id").taking(.unserve, at: "/id")
            _ = try keep(referral, as: CatalogueEvent.referralAccepted, tx)
        }
        tx.disclose(after.child)
        return after
    }

    func listDeliveries(
        _ request: ListDeliveries, _ snapshot: Snapshot, from: String?
    ) throws -> Page<Delivery> {
        let listed = try snapshot.deliveries.list(
            request, within: snapshot.units(request.unit, at: "/unit"), after: from, limit: FeedPage.size)
        for delivery in listed { snapshot.disclose(delivery.child) }
        return Page(listed, key: \.id.text)
    }
}
