import Bus
import RegistryAPI
import Vocabulary

/// All that was ever said of a worker, by aspect: what is kept. A ``Worker`` is what it says of one day.
struct WorkerTimelines: Hashable, Sendable {
    let id: WorkerID
    private(set) var identity = Timeline<WorkerIdentity>()
    private(set) var workplace = Timeline<UnitPath>()
    private(set) var role = Timeline<WorkerRole>()
    private(set) var standing = Timeline<WorkerStanding>()

    init(
        id: WorkerID, identity: Timeline<WorkerIdentity> = Timeline(),
        workplace: Timeline<UnitPath> = Timeline(), role: Timeline<WorkerRole> = Timeline(),
        standing: Timeline<WorkerStanding> = Timeline()
    ) {
        (self.id, self.identity, self.workplace) = (id, identity, workplace)
        (self.role, self.standing) = (role, standing)
    }

    func adding(_ sayings: WorkerSayings) -> WorkerTimelines {
        var after = self
        for version in sayings.identity { after.identity.append(version) }
        for version in sayings.workplace { after.workplace.append(version) }
        for version in sayings.role { after.role.append(version) }
        for version in sayings.standing { after.standing.append(version) }
        return after
    }

    // MARK: What it says

    /// The worker as it was on a day, as known at a point; nil before the first day at work.
    func worker(on day: Day = .last, knownOn point: LogPoint = .latest) -> Worker? {
        guard let identity = identity.value(on: day, knownOn: point),
            let unit = workplace.value(on: day, knownOn: point),
            let unitSince = workplace.since(day, knownOn: point),
            let roleSince = self.role.since(day, knownOn: point),
            let role = role.value(on: day, knownOn: point),
            let now = standing.fact(on: day, knownOn: point)
        else { return nil }
        // The unit and the role may be those of before an absence.
        let back = standing.stretches(knownOn: point).last { $0.value == .atWork && $0.days.from <= day }
        let started = max(unitSince, roleSince)
        return Worker(
            id: id, name: identity.name.text, unit: unit, role: role,
            from: max(started, back?.days.from ?? started), standing: now.value,
            version: version(knownOn: point)
        ).with {
            $0.until = now.value == .left ? now.days.from.advanced(by: -1) : nil
            $0.phone = identity.phone
        }
    }

    var version: Int { version(knownOn: .latest) }

    /// From 1, one more with every command that said something of the worker.
    private func version(knownOn point: LogPoint) -> Int {
        FactVersions.commands(
            identity.history.points, workplace.history.points, role.history.points,
            standing.history.points, knownOn: point)
    }

    /// What a fact is about; nil when there is no such fact of the worker.
    func aspect(of fact: FactID) -> WorkerAspect? {
        if identity.history.has(fact) { return .identity }
        if workplace.history.has(fact) { return .workplace }
        if role.history.has(fact) { return .role }
        return standing.history.has(fact) ? .standing : nil
    }

    /// The fact that entered the worker.
    var registration: Fact<WorkerStanding>? { standing.history.facts().first }

    /// In which unit the worker was at work from when until when.
    var served: [(days: DayRange, unit: UnitPath)] {
        standing.stretches().filter { $0.value == .atWork }.flatMap { atWork in
            workplace.stretches().compactMap { workplace in
                workplace.days.common(with: atWork.days).map { ($0, workplace.value) }
            }
        }
    }

    // MARK: What must hold of it

    /// Throws unless it tells one story: in some unit and role from the first day at work on and not before, left only
    /// where it was at work, in no new unit or role while it was gone, and nothing else of an entry that was a mistake.
    func admit() throws(FactRefusal) {
        let standings = standing.history.facts()
        guard let registration = standings.first, registration.value != .left else {
            throw FactRefusal(
                .outsideLife, standings.prefix(1).map { FactInTheWay($0.id, $0.days, .startsBefore) })
        }
        for (earlier, later) in zip(standings, standings.dropFirst())
        where earlier.value == later.value && later.value == .left || earlier.value == .enteredInError {
            throw FactRefusal(
                .collides,
                [earlier, later].map { FactInTheWay($0.id, DayRange(from: $0.days.from), .collides) })
        }
        let early = work(.startsBefore).filter { $0.days.from < registration.days.from }
        guard early.isEmpty else { throw FactRefusal(.outsideLife, early) }
        let first = [workplace.history.facts().first?.days.from, role.history.facts().first?.days.from]
        guard first.allSatisfy({ $0 == registration.days.from }) else {
            throw FactRefusal(
                .outsideLife,
                [FactInTheWay(registration.id, DayRange(from: registration.days.from), .startsBefore)])
        }
        let absences = standing.stretches().filter { $0.value == .left }
        let inTheWay = work(.startsAfter).filter { fact in
            absences.contains { $0.days.contains(fact.days.from) }
        }
        guard inTheWay.isEmpty else { throw FactRefusal(.outsideLife, inTheWay) }
    }

    /// What is said of unit and role, in the order of days.
    private func work(_ how: FactInTheWay.How) -> [FactInTheWay] {
        let facts =
            workplace.history.facts().map { FactInTheWay($0.id, $0.days, how) }
            + role.history.facts().map { FactInTheWay($0.id, $0.days, how) }
        return facts.sorted { $0.days.from < $1.days.from }
    }
}

extension WorkerTimelines: Namesake {
    var name: String { identity.value(on: .last)?.name.text ?? "" }

    func twice(_ recorder: String) -> Message {
        let last = served.last
        return Message(
            "registry.worker-twice",
            [
                "name": name, "unit": last?.unit.text ?? "", "from": "\(last?.days.from ?? .first)",
                "id": id.text, "by": recorder,
            ], terms: Namesakes.mark)
    }

    /// At work on a same day, with the same telephone, or, where one of them has none, in the same unit.
    func maybe(_ other: WorkerTimelines, _ rules: Namesakes) -> Bool {
        let (phone, otherPhone) = (identity.value(on: .last)?.phone, other.identity.value(on: .last)?.phone)
        let samePhone = Namesakes.same(phone, otherPhone)
        return served.contains { mine in
            other.served.contains { theirs in
                mine.days.overlaps(theirs.days)
                    && (samePhone ?? rules.isSame(mine.unit, theirs.unit))
            }
        }
    }
}
