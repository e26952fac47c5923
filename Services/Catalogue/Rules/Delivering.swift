import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

/// What must hold of a delivery.
enum Delivering {
    /// The day of a delivery: not in the future, not before birth, not after the child left the register.
    static func check(_ day: Day, of child: KnownChild, _ checks: inout Checks) {
        checks.day(day, at: "/on")
        Referring.born(child, on: day, &checks)
    }

    /// That what the request says of provider, domain and child agrees with its offer and referral.
    static func agree(
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
        if request.child != referral.child {
            checks.fail("/child", "catalogue.child-not-of-referral")
        }
        check(request.on, within: referral, &checks)
    }

    /// A delivery for a referral falls within the days of its place.
    static func check(_ day: Day, within referral: Referral, _ checks: inout Checks) {
        guard day < referral.on || referral.until < day else { return }
        checks.fail(
            "/on", "catalogue.day-outside-referral",
            ["from": referral.on.description, "until": referral.until.description])
    }

    /// A correction either voids or says what should have been.
    static func check(_ request: CorrectDelivery, _ checks: inout Checks) {
        let replaces =
            request.child != nil || request.domain != nil || request.on != nil || request.note != nil
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

    /// The delivery as the correction makes it.
    static func applying(_ request: CorrectDelivery, to delivery: Delivery) -> Delivery {
        var corrected = delivery
        corrected.child = request.child ?? delivery.child
        corrected.domain = request.domain ?? delivery.domain
        corrected.on = request.on ?? delivery.on
        corrected.note = request.note ?? delivery.note
        corrected.revision += 1
        corrected.voided = request.void == true
        return corrected
    }

    /// What was voided stays so, and what was given for a referral stays its child's.
    static func refuse(_ corrected: Delivery, instead delivery: Delivery) throws {
        guard !delivery.voided else {
            throw Refusal.precondition("/id", Message("catalogue.delivery-voided"))
        }
        guard delivery.referral == nil || corrected.child == delivery.child else {
            throw Refusal.precondition("/child", Message("catalogue.correction-child-referred"))
        }
    }
}
