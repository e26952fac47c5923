import Bus
import CatalogueAPI
import ServiceKit
import Vocabulary

/// What must hold of a referral.
enum Referring {
    /// A year: whoever needs a place for longer is sent again.
    static let longest = 366

    /// The days for which a place is asked.
    static func check(from day: Day, until: Day, _ checks: inout Checks) {
        checks.day(day, at: "/on")
        checks.day(until, notBefore: day, at: "/until")
        if until.daysSinceEpoch - day.daysSinceEpoch > longest {
            checks.fail("/until", "catalogue.until-too-far", ["days": "\(longest)"])
        }
    }

    /// Nothing is sought for a child before it is born.
    static func born(_ child: KnownChild, on day: Day, _ checks: inout Checks) {
        guard day < child.earliestBirth else { return }
        checks.fail("/on", "catalogue.before-birth", ["day": day.description])
    }

    /// A place is held no longer than its offer is given.
    static func within(_ offer: Offer, until day: Day, at pointer: String) throws {
        guard let last = offer.until, last < day else { return }
        throw Refusal.precondition(
            pointer,
            Message(
                "catalogue.offer-ends",
                ["title": offer.title, "until": last.description, "day": day.description]))
    }

    static func stillRegistered(_ child: KnownChild, on day: Day, at pointer: String) throws {
        guard let closedOn = child.closedOn, closedOn <= day else { return }
        throw Refusal.precondition(
            pointer,
            Message("catalogue.child-closed", ["id": child.id.text, "day": closedOn.description]))
    }

    /// A waiting referral whose last day has passed holds nothing any more, whether or not anyone has expired
    /// it.
    static func notOver(_ referral: Referral, on today: Day) throws {
        guard referral.until < today, referral.status == .waiting else { return }
        throw Refusal.precondition(
            "/id", Message("catalogue.referral-over", ["until": referral.until.description]))
    }

    /// Throws FAILED_PRECONDITION with every message, if there is one.
    static func refuse(_ messages: [Message], at pointer: String) throws {
        guard let first = messages.first else { return }
        throw Refusal(
            .failedPrecondition, first, violations: messages.map { Refusal.Violation(pointer, $0) })
    }
}
