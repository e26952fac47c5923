import RegistryAPI
import Vocabulary

/// All that was ever said of a child, by aspect: what is kept. A ``RegisteredChild`` is what it says of one day.
struct ChildTimelines: Hashable, Sendable {
    let id: ChildID
    private(set) var identity = Timeline<Identity>()
    private(set) var home = Timeline<UnitPath>()
    private(set) var address = Timeline<Address>()
    private(set) var poverty = Timeline<PovertyStatus>()
    private(set) var standing = Timeline<ChildStanding>()

    init(
        id: ChildID, identity: Timeline<Identity> = Timeline(), home: Timeline<UnitPath> = Timeline(),
        address: Timeline<Address> = Timeline(), poverty: Timeline<PovertyStatus> = Timeline(),
        standing: Timeline<ChildStanding> = Timeline()
    ) {
        (self.id, self.identity, self.home) = (id, identity, home)
        (self.address, self.poverty, self.standing) = (address, poverty, standing)
    }

    mutating func append(_ sayings: ChildSayings) {
        for version in sayings.identity { identity.append(version) }
        for version in sayings.home { home.append(version) }
        for version in sayings.address { address.append(version) }
        for version in sayings.poverty { poverty.append(version) }
        for version in sayings.standing { standing.append(version) }
    }

    func adding(_ sayings: ChildSayings) -> ChildTimelines {
        var after = self
        after.append(sayings)
        return after
    }

    // MARK: What it says

    /// The child as it was on a day, as known at a point; nil before it was on the register. An entry made in error never
    /// was: it is one on every day.
    func child(on day: Day = .last, knownOn point: LogPoint = .latest) -> RegisteredChild? {
        guard let registered = standing.history.facts(knownOn: point).first?.days.from, registered <= day,
            let identity = identity.value(on: day, knownOn: point),
            let home = home.value(on: day, knownOn: point),
            let poverty = poverty.value(on: day, knownOn: point),
            let now = standing.standing(on: day, knownOn: point)
        else { return nil }
        let status = now.value.status
        let isOpen = status == .active
        return RegisteredChild(
            id: id, name: identity.name, sex: identity.sex, birth: identity.birth,
            ethnicity: identity.ethnicity,
            // An entry made in error gives its number back.
            personalNumber: status == .enteredInError ? nil : identity.personalNumber,
            commune: home, address: address.value(on: day, knownOn: point)?.text, povertyStatus: poverty,
            status: status, legalBasis: now.value.basis, registeredOn: registered,
            closedOn: isOpen ? nil : now.days.from,
            closingNote: isOpen ? nil : now.value.note, version: version(knownOn: point),
            birthEstimated: identity.birthEstimated, finding: identity.finding)
    }

    var version: Int { version(knownOn: .latest) }

    /// From 1, one more with every command that said something of the child.
    private func version(knownOn point: LogPoint) -> Int {
        FactVersions.commands(
            identity.history.points, home.history.points, address.history.points, poverty.history.points,
            standing.history.points, knownOn: point)
    }

    /// Every name that the child was ever said to have: it is found by each.
    var names: Set<PersonName> { Set(identity.history.versions.map(\.value.name)) }

    /// Every commune that the child was ever at home in.
    var homes: [UnitPath] { home.values }

    /// What a fact is about; nil when there is no such fact of the child.
    func aspect(of fact: FactID) -> ChildAspect? {
        if identity.history.has(fact) { return .identity }
        if home.history.has(fact) { return .home }
        if address.history.has(fact) { return .address }
        if poverty.history.has(fact) { return .poverty }
        return standing.history.has(fact) ? .standing : nil
    }

    /// The fact that entered the child in the register, which a closure of the same day leaves no day of its own.
    var registration: Fact<ChildStanding>? { standing.history.facts().first }

    // MARK: What must hold of it

    /// Throws unless it tells one story: on the register from the first day on with a home and a poverty status, closed
    /// only where it was open, at home nowhere while it was closed, and nothing more once it was dead or a mistake.
    func admit() throws(FactRefusal) {
        let standings = standing.history.facts()
        for (earlier, later) in zip(standings, standings.dropFirst())
        where earlier.value.status != .active && later.value.status != .active
            || earlier.value.status.isForGood
        {
            throw FactRefusal(
                .collides,
                [earlier, later].map { FactInTheWay($0.id, DayRange(from: $0.days.from), .collides) })
        }
        guard let registration = standings.first, registration.value.status == .active else {
            throw FactRefusal(
                .outsideLife, standings.prefix(1).map { FactInTheWay($0.id, $0.days, .startsBefore) })
        }
        let first = [home.stretches().first?.days.from, poverty.stretches().first?.days.from]
        if first.contains(where: { $0.map { $0 > registration.days.from } ?? true }) {
            throw FactRefusal(
                .outsideLife,
                [FactInTheWay(registration.id, DayRange(from: registration.days.from), .startsBefore)])
        }
        let inTheWay = standing.closures.flatMap { closure in
            (home.history.facts().map { FactInTheWay($0.id, $0.days, .startsAfter) }
                + address.history.facts().map { FactInTheWay($0.id, $0.days, .startsAfter) }
                + poverty.history.facts().map { FactInTheWay($0.id, $0.days, .startsAfter) })
                .filter { $0.days.from > closure.days.from && $0.days.from <= closure.days.last }
        }
        guard inTheWay.isEmpty else { throw FactRefusal(.outsideLife, inTheWay) }
    }
}

extension Timeline {
    /// All that holds on some day, by what is known now.
    var values: [Value] { history.facts().map(\.value) }
}
