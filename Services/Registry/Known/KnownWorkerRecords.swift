internal import GRDB
public import RegistryAPI
public import Store
public import Vocabulary

/// The workers that the registry has told a service of: see ``KnownRecords``.
public protocol KnownWorkerRecords: KnownRecords where Aspect == KnownWorkerAspect {}

/// What a service may keep of a worker that the registry tells of, each for itself and with days of its own.
public enum KnownWorkerAspect: KnownAspect {
    /// The unit that it works in.
    case workplace
    /// What it does there.
    case role
    /// Whether it is at work.
    case standing
    /// As which other entry it is shown.
    case alias

    public var table: any KnownTable<WorkerID> {
        switch self {
        case .workplace: Self.workplaces
        case .role: Self.roles
        case .standing: Self.standings
        case .alias: Self.aliases
        }
    }
}

extension KnownWorkerAspect {
    fileprivate static let workplaces = StateTable<WorkerID, UnitPath>("known_workplaces", isFollowed: true)
    fileprivate static let roles = StateTable<WorkerID, WorkerRole>("known_worker_roles", isFollowed: true)
    fileprivate static let standings = StateTable<WorkerID, WorkerStanding>(
        "known_worker_standings", [FactColumn("standing", "$")], isFollowed: true)
    fileprivate static let aliases = StateTable<WorkerID, Alias<Subject.Worker>>(
        "known_worker_aliases", [Alias<Subject.Worker>.column()], isFollowed: true)
}

extension KnownWorkerRecords {
    public static var table: String { KnownWorkerAspect.standings.name }

    public var workplaces: StateFacts<WorkerID, UnitPath> { KnownWorkerAspect.workplaces.in(db) }
    public var roles: StateFacts<WorkerID, WorkerRole> { KnownWorkerAspect.roles.in(db) }
    public var standings: StateFacts<WorkerID, WorkerStanding> { KnownWorkerAspect.standings.in(db) }

    private var aliases: StateFacts<WorkerID, Alias<Subject.Worker>> { KnownWorkerAspect.aliases.in(db) }

    /// The worker whom the id names, by all its entries; nil of one that the registry has not told of. The role and the standing must be
    /// among what the service keeps, as all else.
    public func find(_ id: WorkerID) throws -> KnownWorker? {
        try KnownWorker(
            entries(of: id).map {
                (
                    try roles.timeline(of: $0), try standings.timeline(of: $0),
                    try aliases.merge(of: $0)?.recorded.at
                )
            })
    }

    /// Every entry of the worker whom an id names, the one by which it is shown first: under each of them something may have been
    /// recorded.
    public func entries(of id: WorkerID) throws -> [WorkerID] {
        try aliases.entries(of: aliases.survivor(of: id))
    }

    /// Who is at work on a day, and where, as known at a point of the registry's log; in the order of their ids. Whoever has several
    /// entries is there once, by the one that is shown where that is at work. The service keeps all aspects.
    public func atWork(on day: Day, knownOn point: LogPoint) throws -> [WorkerAtWork] {
        let atWork = try standings.held(
            where: "standing = \(WorkerStanding.atWork)", on: day, knownOn: point)
        let units = Dictionary(
            uniqueKeysWithValues: try workplaces.held(on: day, knownOn: point).map { ($0.about, $0.value) })
        let roles = Dictionary(
            uniqueKeysWithValues: try roles.held(on: day, knownOn: point).map { ($0.about, $0.value) })
        let merged = try aliases.held(on: .last, knownOn: point)
        let same = SamePeople<Subject.Worker>(
            merged.map { ($0.value.survivor, $0.about) }, aliases: Set(merged.map(\.about)))
        // Who has left as the other entry says since has left under all of them.
        let there = Set(atWork.map(\.about)).subtracting(try leftWithSurvivor(on: day, knownOn: point))
        return atWork.compactMap { standing in
            let id = standing.about
            guard same.shown(id, where: there.contains) == id, let unit = units[id], let role = roles[id]
            else {
                return nil
            }
            return WorkerAtWork(id: id, unit: unit, role: role, entries: same.all(id))
        }
    }

    /// Where workers work today, as known now: of an entry that was merged, the one that it was merged into. By that it is judged who
    /// may see an entry, whatever it is asked of.
    public func workplaces(now today: Day) throws -> [WorkerID: UnitPath] {
        let held = try workplaces.held(on: today)
        var places = Dictionary(uniqueKeysWithValues: held.map { ($0.about, $0.value) })
        for alias in try aliases.held(on: .last) {
            places[alias.about] = places[alias.value.survivor] ?? places[alias.about]
        }
        return places
    }

    /// Entries that were merged and are not at work on a day by what was said since of the worker that they were merged into, as known
    /// at a point of the registry's log. What was said of themselves may tell otherwise.
    public func leftWithSurvivor(on day: Day, knownOn point: LogPoint) throws -> Set<WorkerID> {
        try gone(
            aliases, by: standings, where: "standing.standing <> \(WorkerStanding.atWork)", on: day,
            knownOn: point)
    }

    /// Keeps that an entry was merged into another one, or that this was taken back.
    public func learn(
        _ facts: WorkerMergeFacts, _ kind: VersionKind, learned: Learned, by recorder: Recorder
    ) throws {
        let version = FactVersion(
            kind, of: facts.id, days: DayRange(from: .first), value: Alias<Subject.Worker>(facts.survivor),
            learned: learned)
        try aliases.append(version, of: facts.duplicate, by: recorder)
    }

    /// Keeps what was said of the worker: a transfer told late moves nothing that came after it. A follower never refuses.
    public func learn(_ facts: WorkerFacts, learned: Learned, by recorder: Recorder) throws {
        let (told, subject) = (facts.facts, facts.worker)
        try keep(told, of: subject, .workplace, \.workplace, in: workplaces, learned: learned, by: recorder)
        try keep(told, of: subject, .role, \.role, in: roles, learned: learned, by: recorder)
        try keep(told, of: subject, .standing, \.standing, in: standings, learned: learned, by: recorder)
    }
}

/// A worker who is at work on one day.
public struct WorkerAtWork: Hashable, Sendable {
    public let id: WorkerID
    public let unit: UnitPath
    public let role: WorkerRole
    /// All of its entries, the one by which it is shown first.
    public let entries: [WorkerID]

    public init(id: WorkerID, unit: UnitPath, role: WorkerRole, entries: [WorkerID]) {
        (self.id, self.unit, self.role, self.entries) = (id, unit, role, entries)
    }
}
