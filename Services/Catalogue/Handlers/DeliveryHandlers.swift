import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func recordDelivery(_ request: RecordDelivery, _ tx: Transaction) throws -> Delivery {
        let referral = try request.referral.map { try self.referral($0, at: "/referral", tx) }
        let offer = try (request.offer ?? referral?.offer).map { try self.offer($0, at: "/offer", tx) }
        var checks = Checks(reference, today: tx.today)
        guard let providerID = request.provider ?? offer?.provider else {
            throw Refusal.invalid("/provider", Message("catalogue.provider-missing"))
        }
        let provider = try provider(providerID, at: "/provider", tx)
        try tx.authorize(provider.unit, at: "/provider")
        let child = try child(request.child, at: "/child", tx)
        Delivering.check(request.on, of: child, &checks)
        Delivering.agree(request, offer: offer, referral: referral, &checks)
        guard let domain = request.domain ?? offer?.domain else {
            throw Refusal.invalid("/domain", Message("catalogue.domain-missing"))
        }
        checks.code(domain, in: .serviceDomain, on: request.on, at: "/domain")
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
        if try tx.deliveries.find(delivery.id) != nil {
            throw Refusal.exists("/id", Message("catalogue.id-taken", ["id": delivery.id.text]))
        }
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
        guard let before = try tx.deliveries.find(request.id) else {
            throw Refusal.notFound("/id", Message("catalogue.delivery-unknown", ["id": request.id.text]))
        }
        try tx.authorize(before.unit, at: "/id")
        let after = try Delivering.applying(request, to: before)
        let child = try child(after.child, at: "/child", tx)
        var checks = Checks(reference, today: tx.today)
        let reason = checks.words(request.reason, at: "/reason", upTo: 500)
        if !after.voided {
            Delivering.check(after.on, of: child, &checks)
            if let id = after.referral {
                Delivering.check(after.on, within: try referral(id, at: "/id", tx), &checks)
            }
            checks.code(after.domain, in: .serviceDomain, on: after.on, at: "/domain")
            _ = checks.remark(after.note, at: "/note")
        }
        try checks.finish()
        if !after.voided { try Referring.stillRegistered(child, on: after.on, at: "/on") }
        try tx.deliveries.save(after)
        tx.emit(
            CatalogueEvent.deliveryCorrected(
                DeliveryCorrection(before: before, after: after, reason: reason)))
        if after.voided, let id = after.referral, try tx.deliveries.count(for: id) == 0 {
            let referral = try referral(id, at: "/id", tx).taking(.unserve, at: "/id")
            _ = try keep(referral, as: CatalogueEvent.referralAccepted, tx)
        }
        tx.disclose(after.child)
        return after
    }

    func listDeliveries(
        _ request: ListDeliveries, _ snapshot: Snapshot, from: String?
    ) throws -> Page<Delivery> {
        let items = try snapshot.deliveries.list(
            request, within: snapshot.visibleScope, after: from, limit: feedPage)
        for item in items { snapshot.disclose(item.child) }
        return Page(items, next: items.count < feedPage ? nil : items.last?.id.text)
    }
}
