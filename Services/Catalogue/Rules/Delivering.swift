import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

/// What must hold of a delivery.
enum Delivering {
    /// The day of a delivery: not in the future, not before birth, not after the child left the register.
    static func check(_ day: Day, of child: KnownChild, _ checks: inout Checks) {
        checks.day(day, at: "/on")
        if day < child.earliestBirth {
            checks.fail("/on", Message("catalogue.before-birth", ["day": day.description]))
        }
    }

    /// That what the request says of provider, domain and child agrees with its offer and referral.
    static func agree(
        _ request: RecordDelivery, offer: Offer?, referral: Referral?, _ checks: inout Checks
    ) {
        if let offer {
            if let provider = request.provider, provider != offer.provider {
                checks.fail("/provider", Message("catalogue.provider-not-of-offer"))
            }
            if let domain = request.domain, domain != offer.domain {
                checks.fail("/domain", Message("catalogue.domain-not-of-offer", ["domain": offer.domain]))
            }
        }
        guard let referral else { return }
        if let named = request.offer, named != referral.offer {
            checks.fail("/offer", Message("catalogue.offer-not-of-referral"))
        }
        if request.child != referral.child {
            checks.fail("/child", Message("catalogue.child-not-of-referral"))
        }
        check(request.on, within: referral, &checks)
    }

    /// A delivery for a referral falls within the days of its place.
    static func check(_ day: Day, within referral: Referral, _ checks: inout Checks) {
        guard day < referral.on || referral.until < day else { return }
        checks.fail(
            "/on",
            Message(
                "catalogue.day-outside-referral",
                ["from": referral.on.description, "until": referral.until.description]))
    }

    /// The delivery as a correction makes it. Throws when the correction says nothing, contradicts itself, or
    /// comes after the delivery was voided.
    static func applying(_ request: CorrectDelivery, to delivery: Delivery) throws -> Delivery {
        guard !delivery.voided else {
            throw Refusal.precondition("/id", Message("catalogue.delivery-voided"))
        }
        let voids = request.void == true
        let replaces =
            request.child != nil || request.domain != nil || request.on != nil || request.note != nil
        if voids, replaces { throw Refusal.invalid("/void", Message("catalogue.correction-both")) }
        if !voids, !replaces { throw Refusal.invalid("", Message("catalogue.correction-empty")) }
        if let child = request.child, child != delivery.child, delivery.referral != nil {
            throw Refusal.precondition("/child", Message("catalogue.correction-child-referred"))
        }
        var corrected = delivery
        corrected.child = request.child ?? delivery.child
        corrected.domain = request.domain ?? delivery.domain
        corrected.on = request.on ?? delivery.on
        corrected.note = request.note ?? delivery.note
        corrected.revision += 1
        corrected.voided = voids
        return corrected
    }
}
