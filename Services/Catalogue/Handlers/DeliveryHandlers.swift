import Bus
import CatalogueAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CatalogueService {
    func recordDelivery(_ request: RecordDelivery, _ tx: Transaction) throws -> Delivery {
        let referral: Sought<Referral?> =
            try request.referral.map { try tx.seekReferral($0, at: "/referral", in: \.to).map(Optional.some) }
            ?? .found(nil)
        let sent = referral.value ?? nil
        let offer: Sought<Offer?> = try tx.seekOffer(request.offer ?? sent?.offer, on: request.on)
        let taken = offer.value ?? nil
        let provider: Sought<Provider?> = try tx.seekProvider(
            request.provider ?? taken?.provider, on: request.on, at: "/provider")
        let meant = try referral.map { sent in
            try sent?.with { $0.child = try tx.servedChildren.survivor(of: $0.child) }
        }
        let child = try seekChild(request.child, sent: meant.value ?? nil, tx)
        // Whichever entry of the child either names, what is given now is given to the one that it is shown by; of one out of reach
        // nobody hears which that is.
        let request = request.with { $0.child = child.value?.id ?? $0.child }
        let delivery = try DeliveryRules(tx).record(
            request, to: child, by: provider, of: offer, for: meant, as: request.id ?? tx.newID())
        try tx.deliveries.refuseTaken(request.id)
        try requireOnce(delivery, at: "/on", tx)
        if let sent {
            let served = try sent.taking(ReferralStep.serve, at: "/referral")
            if sent.status != .served { _ = try save(served, tx) { .referralServed($0) } }
        }
        return try save(delivery, tx) { .deliveryRecorded($0) }
    }

    func importDelivery(_ row: RecordDelivery, _ tx: Transaction) throws { _ = try recordDelivery(row, tx) }

    func correctDelivery(_ request: CorrectDelivery, _ tx: Transaction) throws -> Delivery {
        let delivery = try seekDelivery(request.id, tx)
        let named = try request.child.flatMap { child in
            child == delivery.value?.child ? nil : try seekChild(child, sent: nil, tx)
        }
        // Another entry of the same child is no other child; that it is one hears who reaches it.
        let request = try request.with {
            guard let survivor = named?.value?.id, let given = delivery.value?.child else { return }
            $0.child = try tx.servedChildren.survivor(of: given) == survivor ? given : survivor
        }
        let day = request.on ?? delivery.value?.on ?? tx.today
        let provider = try delivery.value.map { delivery in
            try tx.seekProvider(delivery.provider, on: day, at: "/id").value
        }
        let child: Sought<KnownChild?> =
            if let named, request.child != delivery.value?.child {
                named.map(Optional.some)
            } else if request.void == true {
                // Whoever it was said to have been given to: it never was.
                .found(nil)
            } else {
                try tx.servedChildren.seek(delivery.value?.child, at: "/child")
            }
        let correction = try DeliveryRules(tx).correct(
            delivery, by: request, provider: provider ?? nil, child: child,
            offer: .found(delivery.value?.offer.flatMap { try tx.offers.offer($0, on: day) }),
            referral: tx.referrals.seek(delivery.value?.referral, at: "/id"))
        if correction.makesAnother {
            try requireOnce(correction.after, at: request.on == nil ? "/id" : "/on", tx)
        }
        let after = try save(correction.after, tx) { .deliveryCorrected(correction.told($0)) }
        if after.voided, let id = after.referral, try !tx.deliveries.hasServed(id) {
            let reopened = try tx.referrals.get(id, at: "/id").taking(ReferralStep.unserve)
            _ = try save(reopened, tx) { .referralAccepted($0) }
        }
        return after
    }

    func listDeliveries(
        _ request: ListDeliveries, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<Delivery> {
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let listed = try snapshot.deliveries.list(
            request, within: snapshot.units(request.unit, at: "/unit"), on: snapshot.today, asOf, page)
        for delivery in listed { snapshot.disclose(delivery.child) }
        // What cannot be so beside it is for who mends it, now.
        let shown = try asOf.map { listed.marked($0, in: \.provisional) } ?? snapshot.marked(listed)
        return Page(listed, showing: shown, key: \.id.text)
    }

    /// A delivery of the caller's. Who reaches neither it nor the child is not told that there is one.
    private func seekDelivery(_ id: DeliveryID, _ tx: Transaction) throws -> Sought<Delivery> {
        try tx.deliveries.seek(id, at: "/id", by: tx, in: \.unit) { delivery in
            let home = try tx.knownChildren.find(delivery.child)?.home(on: tx.today)
            return [delivery.unit, delivery.place, home].compactMap(\.self).contains(where: tx.reaches)
        }
    }

    /// Whom something is said to have been given to: one who lives in the caller's scope today, or was sent there. Of no
    /// other child a refusal tells anything, not even that there is one.
    private func seekChild(_ id: ChildID, sent: Referral?, _ tx: Transaction) throws -> Sought<KnownChild> {
        try tx.servedChildren.seek(id, at: "/child", by: tx) { child in
            if let sent, sent.child == child.id { sent.to } else { child.home(on: tx.today) }
        }
    }

    /// `pointer` is the member that says the day.
    private func requireOnce(_ delivery: Delivery, at pointer: String, _ tx: Transaction) throws {
        let entries = try tx.servedChildren.entries(of: delivery.child)
        let others = try tx.asOne(
            tx.deliveries.of(entries, on: delivery.on), with: delivery.child, in: \.child)
        if others.isEmpty { return }
        try DeliveryRules(tx).requireOnce(
            delivery, others: others, by: tx.providers.get(delivery.provider, at: pointer), at: pointer,
            recorder: tx.deliveries.recorder)
    }

    private func save(
        _ delivery: Delivery, _ tx: Transaction, telling event: (Delivery) -> CatalogueEvent
    ) throws -> Delivery {
        tx.disclose(delivery.child)
        tx.emit(event(try tx.deliveries.save(delivery, learned: tx.learned, by: tx.recorder)))
        return delivery
    }
}
