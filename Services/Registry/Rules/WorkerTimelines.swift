import Bus
import RegistryAPI
import Vocabulary

/// All that was ever said of a worker, by aspect: what is kept. A ``Worker`` is what it says of one day.
struct WorkerTimelines: Hashable, Sendable {
    let id: WorkerID
    private(set) var identity = Timeline<WorkerIdentity>()
    private(set) var post = Timeline<WorkerPost>()
    private(set) var standing = Timeline<WorkerStanding>()

    init(
        id: WorkerID, identity: Timeline<WorkerIdentity> = Timeline(),
        post: Timeline<WorkerPost> = Timeline(),
        standing: Timeline<WorkerStanding> = Timeline()
    ) {
        (self.id, self.identity, self.post, self.standing) = (id, identity, post, standing)
    }

    func adding(_ sayings: WorkerSayings) -> WorkerTimelines {
        var after = self
        for version in sayings.identity { after.identity.append(version) }
        for version in sayings.post { after.post.append(version) }
        for version in sayings.standing { after.standing.append(version) }
        return after
    }

    // MARK: What it says

    /// The worker as it was on a day, as known at a point; nil before the first day at work.
    func worker(on day: Day = .last, knownOn point: LogPoint = .latest) -> Worker? {
        guard let identity = identity.value(on: day, knownOn: point),
            let post = post.fact(on: day, knownOn: point),
            let now = standing.fact(on: day, knownOn: point)
        else { return nil }
        // The unit and the role may be those of before an absence.
        let back = standing.stretches(knownOn: point).last { $0.value == .atWork && $0.days.from <= day }
        return Worker(
            id: id, name: identity.name.text, unit: post.value.unit, role: post.value.role,
            from: max(post.days.from, back?.days.from ?? post.days.from), standing: now.value,
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
            identity.history.points, post.history.points, standing.history.points, knownOn: point)
    }

    /// What a fact is about; nil when there is no such fact of the worker.
    func aspect(of fact: FactID) -> WorkerAspect? {
        if identity.history.has(fact) { return .identity }
        if post.history.has(fact) { return .post }
        return standing.history.has(fact) ? .standing : nil
    }

    /// The fact that entered the worker.
    var registration: Fact<WorkerStanding>? { standing.history.facts().first }

    /// In which unit and role the worker was at work from when until when.
    var served: [(days: DayRange, post: WorkerPost)] {
        standing.stretches().filter { $0.value == .atWork }.flatMap { atWork in
            post.stretches().compactMap { post in
                post.days.common(with: atWork.days).map { ($0, post.value) }
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
        let posts = post.history.facts()
        let early = posts.filter { $0.days.from < registration.days.from }
        guard early.isEmpty else {
            throw FactRefusal(.outsideLife, early.map { FactInTheWay($0.id, $0.days, .startsBefore) })
        }
        guard posts.first?.days.from == registration.days.from else {
            throw FactRefusal(
                .outsideLife,
                [FactInTheWay(registration.id, DayRange(from: registration.days.from), .startsBefore)])
        }
        let absences = standing.stretches().filter { $0.value == .left }
        let inTheWay = posts.filter { post in absences.contains { $0.days.contains(post.days.from) } }
        guard inTheWay.isEmpty else {
            throw FactRefusal(.outsideLife, inTheWay.map { FactInTheWay($0.id, $0.days, .startsAfter) })
        }
    }
}

extension WorkerTimelines: Namesake {
    var name: String { identity.value(on: .last)?.name.text ?? "" }

    var twice: Message {
        let last = served.last
        return Message(
            "registry.worker-twice",
            [
                "name": name, "unit": last?.post.unit.text ?? "", "from": "\(last?.days.from ?? .first)",
                "id": id.text,
            ], terms: Namesakes.mark)
    }

    /// At work on a same day, with the same telephone, or, where one of them has none, in the same unit.
    func maybe(_ other: WorkerTimelines, _ rules: Namesakes) -> Bool {
        let (phone, otherPhone) = (identity.value(on: .last)?.phone, other.identity.value(on: .last)?.phone)
        let samePhone = Namesakes.same(phone, otherPhone)
        return served.contains { mine in
            other.served.contains { theirs in
                mine.days.overlaps(theirs.days)
                    && (samePhone ?? rules.isSame(mine.post.unit, theirs.post.unit))
            }
        }
    }
}
