import CatalogueAPI
import Vocabulary

/// All that was ever said of a provider, by aspect: what is kept. A ``Provider`` is what it says of one day.
typealias ProviderTimelines = AspectTimelines<ProviderSaying>

extension ProviderTimelines {
    /// The provider as it was on a day, as known at a point; nil before it opened.
    func provider(
        _ id: ProviderID, on day: Day = .last, knownOn point: LogPoint = .latest
    ) -> Provider? {
        guard case .identity(let identity)? = value(.identity, on: day, knownOn: point),
            case .place(let place)? = value(.place, on: day, knownOn: point),
            let standing = self[.standing].stretches(knownOn: point).last(where: { $0.days.from <= day }),
            case .standing(let status, let reason) = standing.value
        else { return nil }
        var provider = Provider(
            id: id, name: identity.name, unit: identity.unit, place: place, kind: identity.kind,
            status: status)
        if case .licence(let held)? = value(.licence, on: day, knownOn: point) {
            (provider.licence, provider.licenceAuthority) = (held?.number, held?.authority)
            provider.licenceUntil = held?.until
        }
        if case .care(let rooms)? = value(.care, on: day, knownOn: point) { provider.care = rooms }
        if let judged = self[.standard].fact(on: day, knownOn: point),
            case .standard(_, let how) = judged.value
        {
            (provider.standardJudgedOn, provider.certification) = (judged.days.from, how)
        }
        provider.standardMetSince = standardMetSince(on: day, knownOn: point)
        provider.openedOn = opening(knownOn: point).map(\.days.from).flatMap { $0 == .first ? nil : $0 }
        if status == .closed { (provider.closedOn, provider.reason) = (standing.days.from, reason) }
        return provider
    }

    /// Since when the standard has been met without a break; nil when it is not met on the day.
    private func standardMetSince(on day: Day, knownOn point: LogPoint) -> Day? {
        self[.standard].stretches(knownOn: point).reversed().drop { $0.days.from > day }
            .prefix(while: \.value.isStandardMet).last?.days.from
    }

    /// The fact that it opened, which a closure of the same day leaves no day of its own.
    func opening(knownOn point: LogPoint = .latest) -> Fact<ProviderSaying>? {
        self[.standing].history.facts(knownOn: point).first
    }

    /// When it did not work, after it once had.
    var closures: [Fact<ProviderSaying>] { self[.standing].stretches().filter { !$0.value.isOpen } }

    /// The days on which it does not work: those before it opened, and those of each closure.
    var daysOff: [DayRange] {
        let before = opening().flatMap { opening in
            opening.days.from == .first
                ? nil : DayRange(from: .first, until: opening.days.from.advanced(by: -1))
        }
        return (before.map { [$0] } ?? []) + closures.map(\.days)
    }

    /// Throws unless it works on the first day of a membership, and on the last where that is known: an open end ends with it.
    func admit(membership days: DayRange) throws(FactRefusal) {
        if let opening = opening(), days.from < opening.days.from {
            throw FactRefusal(.outsideLife, [opening].inTheWay(of: [], .startsBefore))
        }
        let ends = [days.from, days.until].compactMap(\.self)
        let off = closures.filter { closure in ends.contains { closure.days.contains($0) } }
        guard off.isEmpty else { throw FactRefusal(.outsideLife, off.inTheWay(of: [], .endsAfter)) }
    }

    /// Throws unless it tells one story: open from the first day on, at a place, closed only where it was open, and
    /// nothing of it changed before it opened or while it was closed. In the way of what was `said` is what was known before.
    func admit(_ said: [FactVersion<ProviderSaying>]) throws(FactRefusal) {
        let standings = self[.standing].history.facts()
        for (earlier, later) in zip(standings, standings.dropFirst())
        where earlier.value.isOpen == later.value.isOpen {
            throw FactRefusal(.collides, [earlier, later].inTheWay(of: said, .collides))
        }
        guard let opening = standings.first, opening.value.isOpen else {
            throw FactRefusal(.outsideLife, standings.prefix(2).inTheWay(of: said, .startsBefore))
        }
        let changes = [ProviderAspect.place, .standard, .licence, .care].flatMap { self[$0].history.facts() }
        let hasPlace = self[.place].stretches().first.map { $0.days.from <= opening.days.from } ?? false
        let early = changes.filter { $0.days.from < opening.days.from }
        guard hasPlace, early.isEmpty else {
            throw FactRefusal(.outsideLife, (early + [opening]).inTheWay(of: said, .startsBefore))
        }
        for closure in closures {
            let during = changes.filter {
                closure.days.from < $0.days.from && $0.days.from <= closure.days.last
            }
            guard during.isEmpty else {
                throw FactRefusal(.outsideLife, ([closure] + during).inTheWay(of: said, .startsAfter))
            }
        }
    }
}

extension ProviderSaying {
    /// Whether it says that the care standard is met.
    fileprivate var isStandardMet: Bool { if case .standard(isMet: true, _) = self { true } else { false } }

    /// Whether the provider works; true of what is said of anything else.
    fileprivate var isOpen: Bool {
        if case .standing(status: .closed, _) = self { return false }
        return true
    }
}

extension Sequence {
    /// Those that were there before what was `said`, in the order of their days; all of them where nothing was.
    func inTheWay<Value>(of said: [FactVersion<Value>], _ how: FactInTheWay.How) -> [FactInTheWay]
    where Element == Fact<Value> {
        let (new, facts) = (Set(said.map(\.fact)), sorted { $0.days.from < $1.days.from })
        let known = facts.filter { !new.contains($0.id) }
        return (known.isEmpty ? facts : known).map { FactInTheWay($0.id, DayRange(from: $0.days.from), how) }
    }
}

extension Provider {
    /// The provider as it was on a day; before it opened, as it is now: the day itself is refused elsewhere.
    func then(_ day: Day, of known: ProviderTimelines) -> Provider { known.provider(id, on: day) ?? self }
}
