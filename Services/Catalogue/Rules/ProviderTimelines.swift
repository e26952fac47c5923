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
        if case .licence(let number)? = value(.licence, on: day, knownOn: point) { provider.licence = number }
        provider.standardMetSince = standardMetSince(on: day, knownOn: point)
        provider.openedOn = opening(knownOn: point).map(\.days.from).flatMap { $0 == .first ? nil : $0 }
        if status == .closed { (provider.closedOn, provider.reason) = (standing.days.from, reason) }
        return provider
    }

    /// Since when the standard has been met without a break; nil when it is not met on the day.
    private func standardMetSince(on day: Day, knownOn point: LogPoint) -> Day? {
        self[.standard].stretches(knownOn: point).reversed().drop { $0.days.from > day }
            .prefix { $0.value == .standard(isMet: true) }.last?.days.from
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

    /// Throws unless it tells one story: open from the first day on, at a place, closed only where it was open, and
    /// nothing of it changed before it opened or while it was closed.
    func admit() throws(FactRefusal) {
        let standings = self[.standing].history.facts()
        for (earlier, later) in zip(standings, standings.dropFirst())
        where earlier.value.isOpen == later.value.isOpen {
            throw FactRefusal(.collides, [earlier, later].map { $0.inTheWay(.collides) })
        }
        guard let opening = standings.first, opening.value.isOpen else {
            throw FactRefusal(.outsideLife, standings.prefix(1).map { $0.inTheWay(.startsBefore) })
        }
        let changes = [ProviderAspect.place, .standard, .licence].flatMap { self[$0].history.facts() }
        let hasPlace = self[.place].stretches().first.map { $0.days.from <= opening.days.from } ?? false
        guard hasPlace, !changes.contains(where: { $0.days.from < opening.days.from }) else {
            throw FactRefusal(.outsideLife, [opening.inTheWay(.startsBefore)])
        }
        for closure in closures {
            let isChanged = changes.contains {
                closure.days.from < $0.days.from && $0.days.from <= closure.days.last
            }
            if isChanged { throw FactRefusal(.outsideLife, [closure.inTheWay(.startsAfter)]) }
        }
    }
}

extension ProviderSaying {
    /// Whether the provider works; true of what is said of anything else.
    fileprivate var isOpen: Bool {
        if case .standing(status: .closed, _) = self { return false }
        return true
    }
}

extension Fact {
    fileprivate func inTheWay(_ how: FactInTheWay.How) -> FactInTheWay {
        FactInTheWay(id, DayRange(from: days.from), how)
    }
}

extension Provider {
    /// The provider as it was on a day; before it opened, as it is now: the day itself is refused elsewhere.
    func then(_ day: Day, of known: ProviderTimelines) -> Provider { known.provider(id, on: day) ?? self }
}
