import CatalogueAPI
import RegistryKnown
import ServiceKit
import Vocabulary

// What ends with a child: its places are free from the day on which it is no longer on the register.

extension ReferralRules {
    /// The referral as the closure of its provider leaves it: a place that has begun is held until the day before, another is
    /// cancelled, for that reason.
    func ended(
        _ referral: Referral, byClosureOf provider: Provider, on day: Day
    ) -> (referral: Referral, reason: Message?) {
        var ended = referral
        if referral.on < day, [.accepted, .served].contains(referral.status) {
            ended.until = day.advanced(by: -1)
            return (ended, nil)
        }
        guard let cancelled = ReferralStep.cancel.taken(by: referral) else { return (referral, nil) }
        return (
            cancelled,
            Message("catalogue.provider-ended", ["name": provider.name, "day": day.description])
        )
    }

    /// The child sent on to another offer, for the days that it still had: who gives that accepts or declines.
    func carriedOn(_ referral: Referral, to offer: Offer, from day: Day, as id: ReferralID) -> Referral {
        Referral(
            id: id, child: referral.child, offer: offer.id, provider: offer.provider, domain: offer.domain,
            from: referral.from, to: offer.unit, on: day, until: referral.until, status: .waiting
        ).with { $0.note = referral.note }
    }

    /// The referral as it was said last, as the child's life leaves it: what is waiting or accepted on a day of an absence is
    /// cancelled, for that reason, what was served holds its place until the day before. Nil for the closure when the life leaves
    /// all of it.
    func settle(
        _ said: Referral, within life: ChildLife
    ) -> (referral: Referral, endedBy: Absence?, reason: Message?) {
        var settled = said
        settled.contradicted = nil
        guard said.status.holdsPlace || said.status == .queued else { return (settled, nil, nil) }
        if life.isOutsideLife(said.on) { settled.contradicted = true }
        guard let absence = said.days.flatMap(life.absence) else { return (settled, nil, nil) }
        guard let cancelled = ReferralStep.cancel.next(from: said.status) else {
            guard said.on < absence.days.from else { return (settled, nil, nil) }
            settled.until = absence.days.from.advanced(by: -1)
            return (settled, absence, nil)
        }
        (settled.status, settled.contradicted) = (cancelled, nil)
        return (settled, absence, Message("catalogue.child-left", ["day": absence.closedOn.description]))
    }

    /// Whether the offer still has the place that a closure freed: it is given on every day of it, its provider works, and no
    /// other has the place. `held` are those that others hold. Otherwise the unit that sent the child decides.
    func hasPlace(of used: UsedOffer, for referral: Referral, beside held: [Referral]) throws -> Bool {
        guard let days = referral.days, used.offer.status == .open,
            used.known.firstDayOff(within: days) == nil,
            !used.provider.daysOff.contains(where: { $0.overlaps(days) }),
            !holdsAnother(referral, among: held)
        else { return false }
        return try fullLimit(of: used, for: referral, beside: held) == nil
    }
}
