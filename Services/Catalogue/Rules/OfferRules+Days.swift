import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

// Nothing is given of an offer outside its days, and none of them is taken away from who holds a place.

extension OfferRules {
    /// Throws FAILED_PRECONDITION when the offer ends before a place that is held of it. `held` are the referrals that hold
    /// one.
    func requireDays(_ offer: Offer, for held: [Referral]) throws {
        guard let until = offer.until, let last = held.map(\.until).max(), until < last else { return }
        throw Refusal.precondition(
            "/until", Message("catalogue.until-below-held", ["until": last.description]))
    }
}

extension Offer {
    /// A delivery of an offer falls on a day on which it is given.
    func checkGiven(on day: Day, at pointer: String, _ checks: inout Checks) {
        guard day < from || until.map({ $0 < day }) ?? false else { return }
        checks.fail(
            pointer, "catalogue.day-outside-offer",
            ["from": from.description, "until": until?.description ?? "…"])
    }
}
