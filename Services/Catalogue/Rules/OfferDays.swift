import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

/// Nothing is given of an offer outside its days, and none of them is taken away from who holds a place.
enum OfferDays {
    /// A delivery of an offer falls on a day on which it is given.
    static func check(_ day: Day, of offer: Offer, _ checks: inout Checks) {
        guard day < offer.from || offer.until.map({ $0 < day }) ?? false else { return }
        checks.fail(
            "/on", "catalogue.day-outside-offer",
            ["from": offer.from.description, "until": offer.until?.description ?? "…"])
    }

    /// An offer does not end before a place that is held of it. `held` are the referrals that hold one.
    static func end(_ offer: Offer, with held: [Referral]) throws {
        guard let until = offer.until, let last = held.map(\.until).max(), until < last else { return }
        throw Refusal.precondition(
            "/until", Message("catalogue.until-below-held", ["until": last.description]))
    }
}
