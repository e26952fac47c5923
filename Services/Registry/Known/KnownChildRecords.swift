internal import GRDB
public import RegistryAPI
public import Store
public import Vocabulary

/// The children that the registry has told a service of: see ``KnownRecords``. A service keeps identities, homes and
/// aliases at least, as without these nothing is known; it is `Keyed` where its requests name children:
///
/// ```swift
/// struct WaivedChildRecords: KnownChildRecords, Keyed {
///     static let unknown = "funding.no-child"
///     static let aspects: Set<KnownChildAspect> = [.identity, .home, .standing, .alias]
///     let db: Database
/// }
/// ```
public protocol KnownChildRecords: KnownRecords where Aspect == KnownChildAspect {}

extension KnownChildRecords {
    public static var table: String { KnownChildAspect.identities.name }

    public var identities: StateFacts<ChildID, ChildIdentity> { KnownChildAspect.identities.in(db) }
    public var homes: StateFacts<ChildID, UnitPath> { KnownChildAspect.homes.in(db) }
    public var poverty: StateFacts<ChildID, PovertyStatus> { KnownChildAspect.povertyStatuses.in(db) }
    public var standings: StateFacts<ChildID, ChildStatus> { KnownChildAspect.standings.in(db) }
    public var circumstances: PeriodFacts<ChildID, KnownCircumstance> {
        KnownChildAspect.heldCircumstances.in(db)
    }
    public var disabilities: StateFacts<ChildID, KnownDisability> { KnownChildAspect.determinations.in(db) }

    private var aliases: StateFacts<ChildID, Alias<Subject.Child>> { KnownChildAspect.aliases.in(db) }

    /// The child whom the id names: of an entry that was merged, the one that it was merged into.
    public func find(_ id: ChildID) throws -> KnownChild? { try find(id, knownOn: .latest) }

    /// The same as known at that point of the registry's log; nil when nothing was told of it until then.
    public func find(_ id: ChildID, knownOn point: LogPoint) throws -> KnownChild? {
        let survivor = try aliases.survivor(of: id, knownOn: point)
        return try child(survivor, of: aliases.entries(of: survivor, knownOn: point), knownOn: point)
    }

    /// Who it is and where it lives as the first of its entries says, with what was said of any of them.
    private func child(
        _ id: ChildID, of entries: [ChildID], knownOn point: LogPoint = .latest
    ) throws -> KnownChild? {
        try KnownChild(
            id, identity: identities.timeline(of: id), homes: homes.timeline(of: id),
            poverty: keeps(.poverty) ? poverty.timeline(of: id) : Timeline(),
            standing: keeps(.standing) ? standings.timeline(of: id) : Timeline(),
            circumstances: keeps(.circumstances)
                ? Periods(joining: entries.map { try circumstances.history(of: $0) }) : Periods(),
            disabilities: keeps(.disabilities)
                ? Timeline(joining: entries.map { try disabilities.history(of: $0) }) : Timeline(),
            knownOn: point)
    }

    /// The id of the child whom an id names: another one, where that entry was merged, as known at that point of the registry's
    /// log. What is recorded now is recorded under it.
    public func survivor(of id: ChildID, knownOn point: LogPoint = .latest) throws -> ChildID {
        try aliases.survivor(of: id, knownOn: point)
    }

    /// Every entry of the child whom an id names: under each of them something may have been recorded.
    public func entries(of id: ChildID) throws -> [ChildID] {
        try aliases.entries(of: aliases.survivor(of: id))
    }

    /// The entries that are the child whom an id names: that one, and those that were merged into it. Of an entry that was itself merged
    /// into another it is that entry alone.
    public func entries(under id: ChildID) throws -> Set<ChildID> { Set(try aliases.entries(of: id)) }

    /// Of these ids, those whose child has other entries too, with all of them.
    public func several(of ids: [ChildID]) throws -> [ChildID: [ChildID]] {
        let merged = try aliases.held(
            where: "(subject IN \(SQL.each(ids)) OR survivor IN \(SQL.each(ids)))", on: .last)
        guard !merged.isEmpty else { return [:] }
        let survivors = Dictionary(merged.map { ($0.about, $0.value.survivor) }) { one, _ in one }
        let all = try aliases.entries(of: Array(Set(survivors.values)))
        return Dictionary(ids.map { ($0, all[survivors[$0] ?? $0] ?? []) }) { one, _ in one }
            .filter { !$0.value.isEmpty }
    }

    /// Entries that were merged and are off the register on a day with the child that they were merged into, as known at a point of the
    /// registry's log: by a closure that was said since then, which is of the child and not of its entry. What was said of themselves
    /// may tell otherwise.
    public func closedWithSurvivor(on day: Day, knownOn point: LogPoint) throws -> Set<ChildID> {
        let closed = try gone(
            aliases, by: standings, where: "standing.status <> \(ChildStatus.active)", on: day, knownOn: point
        )
        // Who was entered in error was on no day.
        let never = try gone(
            aliases, by: standings, where: "standing.status = \(ChildStatus.enteredInError)", on: .last,
            knownOn: point)
        return closed.union(never)
    }

    /// What records under an id are held against: the life of a child that was told of at some time; none where nothing is told of
    /// it any more, as found on `day`. Of an entry that was merged, the other's birth, and its own absences with those that were said
    /// of the other since: where that one was before does not contradict what was recorded here.
    public func life(of id: ChildID, on day: Day) throws -> ChildLife {
        guard let own = try child(id, of: [id]) else { return .none(of: id, foundOn: day) }
        guard let merge = try aliases.merge(of: id), let child = try find(id) else { return own.life }
        return ChildLife(
            earliestBirth: child.earliestBirth,
            absences: (own.absences + child.absences(saidAfter: merge.recorded.at))
                .sorted { $0.days.from < $1.days.from })
    }
}

extension FactReading {
    /// What was said of each of several, in the order in which it was learned.
    fileprivate init(joining histories: [FactHistory<Value>]) {
        guard histories.count > 1 else {
            self.init(histories.first ?? FactHistory())
            return
        }
        self.init(FactHistory(histories.flatMap(\.versions).sorted { $0.learned.at < $1.learned.at }))
    }
}

/// What an event says. A follower never refuses.
extension KnownChildRecords {
    /// Keeps what was said of the child: a late change moves nothing that came after it.
    public func learn(_ facts: ChildFacts, learned: Learned, by recorder: Recorder) throws {
        let (told, subject) = (facts.facts, facts.child)
        try keep(told, of: subject, .identity, \.identity, in: identities, learned: learned, by: recorder)
        try keep(told, of: subject, .home, \.home, in: homes, learned: learned, by: recorder)
        try keep(told, of: subject, .poverty, \.poverty, in: poverty, learned: learned, by: recorder)
        try keep(told, of: subject, .standing, \.standing, in: standings, learned: learned, by: recorder)
    }

    /// Keeps that an entry was merged into another one, or that this was taken back. Whose lives that may have moved.
    public func learn(
        _ facts: ChildMergeFacts, _ kind: VersionKind, learned: Learned, by recorder: Recorder
    ) throws {
        let version = FactVersion(
            kind, of: facts.id, days: DayRange(from: .first), value: Alias<Subject.Child>(facts.survivor),
            learned: learned)
        try aliases.append(version, of: facts.duplicate, by: recorder)
    }

    /// Keeps a circumstance as `kind` says, unless the law keeps it confidential.
    public func learn(
        _ facts: CircumstanceFacts, _ kind: VersionKind, learned: Learned, by recorder: Recorder
    ) throws {
        guard keeps(.circumstances), !facts.confidential else { return }
        let version = FactVersion(
            kind, of: FactID(of: facts.id),
            days: DayRange(from: facts.start, until: facts.end) ?? DayRange(from: facts.start),
            value: KnownCircumstance(code: facts.code), learned: learned)
        try circumstances.append(version, of: facts.child, by: recorder)
    }

    /// Keeps a determination as `kind` says.
    public func learn(
        _ facts: DisabilityFacts, _ kind: VersionKind, learned: Learned, by recorder: Recorder
    ) throws {
        guard keeps(.disabilities) else { return }
        let version = FactVersion(
            kind, of: FactID(of: facts.id), days: DayRange(from: facts.on),
            value: KnownDisability(type: facts.type, degree: facts.degree), learned: learned)
        try disabilities.append(version, of: facts.child, by: recorder)
    }
}
