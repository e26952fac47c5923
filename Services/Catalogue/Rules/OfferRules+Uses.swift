import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

// Nothing is given of an offer outside its days, and no place is taken away from who holds one.

extension OfferRules {
    /// Throws FAILED_PRECONDITION when more places are held on a day from `day` on than the offer has then. `held` are the
    /// referrals that hold one.
    func requirePlaces(_ known: OfferTimelines, for held: [Referral], from day: Day, at pointer: String)
        throws
    {
        let places = HeldPlaces(periods: try held.map { try $0.span() })
        guard let last = places.periods.map(\.end).max(), day <= last else { return }
        let whole = try Period(from: day, through: last)
        for limit in known.limits {
            guard let shared = whole.shared(with: limit.days) else { continue }
            let peak = places.peak(within: shared)
            guard peak <= limit.places else {
                let one = held.filter { $0.on <= shared.end && shared.start <= $0.until }.max {
                    $0.id < $1.id
                }
                throw Refusal.precondition(
                    pointer,
                    Message("catalogue.capacity-below-held", ["held": "\(peak)", "from": "\(shared.start)"])
                        .about(one.map { RecordInTheWay($0.id) }))
            }
        }
    }

    /// Throws FAILED_PRECONDITION when by anything that is said of its last day the offer ends before its first day.
    func requireEnd(
        _ known: OfferTimelines, at pointer: String, recorder: (FactID) throws -> Recorder?
    ) throws {
        guard let end = known.endBeforeFirstDay else { return }
        throw Refusal.precondition(
            pointer,
            Message(
                "catalogue.ends-before-first-day",
                [
                    "until": end.until.description, "id": end.fact.text,
                    "by": try recorder(end.fact)?.text ?? "",
                ]))
    }

    /// Throws FAILED_PRECONDITION when a place is held, or something was given, on a day on which the offer is not given:
    /// at `from` where it has not begun then, otherwise at `until`.
    func requireDays(
        _ known: OfferTimelines, for held: [Referral], _ deliveries: [Delivery], from: String, until: String,
        asking snapshot: Snapshot
    ) throws {
        func pointer(_ day: Day) -> String { known.hasBegun(on: day) ? until : from }
        if let delivery = deliveries.first(where: { !known.isGiven(on: $0.on) }) {
            throw Refusal.precondition(
                pointer(delivery.on),
                Message(
                    "catalogue.delivery-outside-days",
                    [
                        "day": delivery.on.description, "id": delivery.id.text,
                        "by": try snapshot.deliveries.recorder(of: delivery.id)?.text ?? "",
                    ]))
        }
        let outside = held.filter { $0.days.flatMap(known.firstDayOff) != nil }
        guard let last = outside.max(by: { $0.until < $1.until }) else { return }
        throw Refusal.precondition(
            pointer(last.on),
            Message(
                "catalogue.until-below-held",
                [
                    "from": last.on.description, "until": last.until.description, "id": last.id.text,
                    "by": try snapshot.holds.recorder(of: last.id)?.text ?? "",
                ]))
    }

    /// Throws FAILED_PRECONDITION with the places that are held from a day on which the offer takes nobody: the first twenty.
    func requireOpen(
        _ known: OfferTimelines, for held: [Referral], at pointer: String, asking snapshot: Snapshot
    ) throws {
        let outside = held.filter { !known.isOpen(on: $0.on) }.sorted { ($0.on, $0.id) < ($1.on, $1.id) }
        let messages = try outside.prefix(20).map { referral in
            Message(
                "catalogue.referral-while-withdrawn",
                [
                    "id": referral.id.text, "from": referral.on.description,
                    "until": referral.until.description,
                    "by": try snapshot.holds.recorder(of: referral.id)?.text ?? "",
                ])
        }
        guard let first = messages.first else { return }
        throw Refusal(
            .failedPrecondition, first, violations: messages.map { Refusal.Violation(pointer, $0) })
    }
}

extension Offer {
    /// The events that say its days.
    static let toldOfDays = ["offerPublished", "offerUpdated", "offerCorrected"]
    /// The events that say that it is withdrawn.
    static let toldOfWithdrawal = ["offerWithdrawn", "offerCorrected"]

    /// A delivery of an offer, given as it was on the day, falls on a day on which it is given.
    func checkGiven(on day: Day, at pointer: String, _ checks: inout Checks) {
        guard day < from || until.map({ $0 < day }) ?? false else { return }
        checks.fail(
            pointer,
            Message(
                "catalogue.day-outside-offer",
                ["from": from.description, "until": until?.description ?? "…"]
            ).about(id, told: Self.toldOfDays))
    }
}
