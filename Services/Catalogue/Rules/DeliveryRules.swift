import Bus
import CatalogueAPI
import RegistryKnown
import ServiceKit
import Vocabulary

/// What must hold of a delivery.
struct DeliveryRules: Rules {
    let reference: Reference
    let today: Day

    /// `provider` and `offer` are those that the request names, or those of what it names; the provider as it was on the day.
    func record(
        _ request: RecordDelivery, to child: Sought<KnownChild>, by provider: Sought<Provider?>,
        of offer: Sought<Offer?>, for referral: Sought<Referral?>, as id: DeliveryID
    ) throws -> Delivery {
        var checks = Checks(reference, today: today)
        let namesSource = request.offer != nil || request.referral != nil
        if request.provider == nil && !namesSource { checks.fail("/provider", "catalogue.provider-missing") }
        checks.day(request.on, at: "/on")
        // Who may not act for the provider is told nothing of the child and the referral.
        if let giver = provider.value ?? nil {
            giver.checkOpen(on: request.on, at: "/on", &checks)
            child.value?.checkBorn(by: request.on, at: "/on", &checks)
            (offer.value ?? nil)?.checkGiven(on: request.on, at: "/on", &checks)
            agree(request, offer: offer.value ?? nil, referral: referral.value ?? nil, &checks)
        }
        let domain = request.domain ?? (offer.value ?? nil)?.domain
        if let domain {
            checks.code(domain, in: .serviceDomain, on: request.on, at: "/domain")
        } else if !namesSource {
            checks.fail("/domain", "catalogue.domain-missing")
        }
        let note = checks.remark(request.note, at: "/note")
        let (known, giver, taken, sent) = try checks.finish(child, provider, offer, referral)
        guard let giver, let domain else { preconditionFailure("who gave what has been asked for") }
        try known.requireRegistered(on: request.on, at: "/on")
        return Delivery(
            id: id, child: known.id, provider: giver.id, domain: domain, on: request.on, unit: giver.unit,
            place: giver.place, revision: 1, voided: false
        ).with {
            $0.offer = taken?.id
            $0.referral = sent?.id
            $0.note = note
        }
    }

    /// `child` is the one that the correction names, or the delivery's; `offer` and `referral` are the delivery's, and so is
    /// `provider`, as it was on the day.
    func correct(
        _ delivery: Sought<Delivery>, by request: CorrectDelivery, provider: Provider?,
        child: Sought<KnownChild?>, offer: Sought<Offer?>, referral: Sought<Referral?>
    ) throws -> DeliveryCorrection {
        var checks = Checks(reference, today: today)
        let isVoided = request.void == true
        check(request, &checks)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let note: String? = request.note.map { checks.remark($0, at: "/note") }
        let cleared = checks.clear(request.clear, of: ["note": request.note != nil])
        let day = request.on ?? delivery.value?.on
        if !isVoided {
            if let day {
                checks.day(day, at: "/on")
                if request.on != nil { provider?.checkOpen(on: day, at: "/on", &checks) }
                // Who may not act for the delivery is told nothing of a child.
                if delivery.value != nil {
                    (child.value ?? nil)?.checkBorn(by: day, at: "/on", &checks)
                }
                (offer.value ?? nil)?.checkGiven(on: day, at: "/on", &checks)
                if let referral = referral.value ?? nil { check(day, within: referral, &checks) }
            }
            if let domain = request.domain ?? delivery.value?.domain {
                checks.code(domain, in: .serviceDomain, on: day ?? today, at: "/domain")
            }
        }
        let (before, known, _, _) = try checks.finish(delivery, child, offer, referral)
        var after = before
        after.child = request.child ?? before.child
        after.domain = request.domain ?? before.domain
        after.on = request.on ?? before.on
        if after.on != before.on { after.place = provider?.place ?? before.place }
        after.note = cleared.contains("note") ? nil : note ?? before.note
        (after.revision, after.voided, after.reason) = (before.revision + 1, isVoided, reason)
        // What stands after this lies within the child's life, or never was.
        after.contradicted = nil
        try requireStanding(before)
        try requireSameChild(after, instead: before)
        if !isVoided { try known?.requireRegistered(on: after.on, at: "/on") }
        return DeliveryCorrection(before: before, after: after)
    }

    /// That what the request says of provider, domain and child agrees with its offer and referral.
    private func agree(
        _ request: RecordDelivery, offer: Offer?, referral: Referral?, _ checks: inout Checks
    ) {
        if let offer {
            if let provider = request.provider, provider != offer.provider {
                checks.fail("/provider", "catalogue.provider-not-of-offer")
            }
            if let domain = request.domain, domain != offer.domain {
                checks.fail(
                    "/domain", "catalogue.domain-not-of-offer",
                    terms: ["domain": [ReferenceTable.serviceDomain.term(offer.domain)]])
            }
        }
        guard let referral else { return }
        if let named = request.offer, named != referral.offer {
            checks.fail("/offer", "catalogue.offer-not-of-referral")
        }
        if request.child != referral.child { checks.fail("/child", "catalogue.child-not-of-referral") }
        check(request.on, within: referral, &checks)
    }

    /// A delivery for a referral falls within the days of its place.
    private func check(_ day: Day, within referral: Referral, _ checks: inout Checks) {
        guard day < referral.on || referral.until < day else { return }
        checks.fail(
            "/on",
            Message(
                "catalogue.day-outside-referral",
                ["from": referral.on.description, "until": referral.until.description]
            ).about(referral.id))
    }

    /// A correction either voids or says what should have been.
    private func check(_ request: CorrectDelivery, _ checks: inout Checks) {
        let replaces =
            request.child != nil || request.domain != nil || request.on != nil || request.note != nil
            || request.clear?.isEmpty == false
        switch (request.void == true, replaces) {
        case (true, true): checks.fail("/void", "catalogue.correction-both")
        case (false, false):
            checks.fail(
                "", "catalogue.correction-empty",
                terms: [
                    "members": ["member.child", "member.domain", "member.on", "member.note"],
                    "void": ["member.void"],
                ])
        default: break
        }
    }

    /// What was voided stays so.
    private func requireStanding(_ delivery: Delivery) throws {
        guard delivery.voided else { return }
        throw Refusal.precondition("/id", Message("catalogue.delivery-voided").about(delivery.id))
    }

    /// What was given for a referral stays its child's.
    private func requireSameChild(_ corrected: Delivery, instead delivery: Delivery) throws {
        guard let referral = delivery.referral, corrected.child != delivery.child else { return }
        throw Refusal.precondition(
            "/child", Message("catalogue.correction-child-referred").about(referral))
    }
}
