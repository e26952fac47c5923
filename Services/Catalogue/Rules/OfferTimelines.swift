import CatalogueAPI
import Vocabulary

/// All that was ever said of an offer, by aspect: what is kept. An ``Offer`` is what it says of one day.
typealias OfferTimelines = AspectTimelines<OfferSaying>

extension OfferTimelines {
    /// The offer as it was on a day, as known at a point; nil before it was published. `provider` gives it, as it was then.
    func offer(
        _ id: OfferID, of provider: Provider, on day: Day = .last, knownOn point: LogPoint = .latest
    ) -> Offer? {
        guard case .identity(let identity)? = value(.identity, on: day, knownOn: point),
            case .eligibility(let eligibility)? = value(.eligibility, on: day, knownOn: point),
            case .capacity(let capacity)? = value(.capacity, on: day, knownOn: point),
            case .cost(let cost)? = value(.cost, on: day, knownOn: point),
            case .schedule(let schedule)? = value(.schedule, on: day, knownOn: point),
            case .firstDay(let from)? = value(.firstDay, on: day, knownOn: point),
            case .lastDay(let until)? = value(.lastDay, on: day, knownOn: point),
            let standing = self[.standing].fact(on: day, knownOn: point),
            case .standing(let status, let reason) = standing.value
        else { return nil }
        return Offer(
            id: id, provider: identity.provider, unit: provider.unit, place: provider.place,
            title: identity.title, domain: identity.domain, eligibility: eligibility, cost: cost,
            from: from, status: status
        ).with {
            $0.capacity = capacity
            $0.schedule = schedule
            if case .details(let said)? = value(.details, on: day, knownOn: point), said != OfferDetails() {
                $0.details = said
            }
            $0.until = until
            if status == .withdrawn { ($0.withdrawnOn, $0.reason) = (standing.days.from, reason) }
            $0.closedOn = provider.closedOn
            ($0.kind, $0.licenceUntil) = (provider.kind, provider.licenceUntil)
        }
    }

    /// Who gives it.
    var provider: ProviderID? {
        guard case .identity(let identity)? = value(.identity, on: .last) else { return nil }
        return identity.provider
    }

    /// The first day on which it is given.
    var firstDay: Day? {
        guard case .firstDay(let day)? = value(.firstDay, on: .last) else { return nil }
        return day
    }

    /// Whether a day is the first on which it is given, or a later one.
    func hasBegun(on day: Day) -> Bool { firstDay.map { $0 <= day } ?? false }

    /// Whether it is given on a day, by what is said of that day.
    func isGiven(on day: Day) -> Bool {
        guard hasBegun(on: day), case .lastDay(let until)? = value(.lastDay, on: day) else { return false }
        return until.map { day <= $0 } ?? true
    }

    /// What is said of its last day, of any day, that lies before its first day; nil when nothing does.
    var endBeforeFirstDay: (fact: FactID, until: Day)? {
        for fact in self[.lastDay].history.facts() {
            if case .lastDay(let until?) = fact.value, !hasBegun(on: until) { return (fact.id, until) }
        }
        return nil
    }

    /// Whether it takes children on a day: it is not withdrawn.
    func isOpen(on day: Day) -> Bool {
        if case .standing(status: .withdrawn, _)? = value(.standing, on: day) { return false }
        return true
    }

    /// The first of these days on which it is not given, by what is said of each; nil when it is given on all of them.
    func firstDayOff(within days: DayRange) -> Day? {
        guard hasBegun(on: days.from) else { return days.from }
        for stretch in self[.lastDay].stretches() where stretch.days.overlaps(days) {
            guard case .lastDay(let until?) = stretch.value else { continue }
            let (first, last) = (max(stretch.days.from, days.from), min(stretch.days.last, days.last))
            if until < last { return max(first, until.advanced(by: 1)) }
        }
        return nil
    }

    /// Where there is a limit: how many places there are, from when until when.
    var limits: [(days: DayRange, places: Int)] {
        self[.capacity].stretches().compactMap { stretch in
            guard case .capacity(let places?) = stretch.value else { return nil }
            return (stretch.days, places)
        }
    }

    /// Whether the fact was said when it was published: it holds from the beginning, and is not voided.
    func isPublished(_ fact: FactID) -> Bool {
        guard let first = history.versions.first?.learned.at else { return false }
        return history.versions.first { $0.fact == fact }?.learned.at == first
    }

    /// Throws unless it is withdrawn only where it was open. In the way of what was `said` is what was known before.
    func admit(_ said: [FactVersion<OfferSaying>]) throws(FactRefusal) {
        let withdrawals = self[.standing].history.facts().filter { fact in
            if case .standing(status: .withdrawn, _) = fact.value { true } else { false }
        }
        guard withdrawals.count > 1 else { return }
        throw FactRefusal(.collides, withdrawals.inTheWay(of: said, .collides))
    }
}

/// An offer that somebody is to use: as it is on the day in question, and what is said of it and its provider for others.
struct UsedOffer {
    let offer: Offer
    let known: OfferTimelines
    let provider: ProviderTimelines
}
