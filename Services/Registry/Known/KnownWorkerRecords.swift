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

    public var table: any KnownTable<WorkerID> {
        switch self {
        case .workplace: Self.workplaces
        case .role: Self.roles
        case .standing: Self.standings
        }
    }
}

extension KnownWorkerAspect {
    fileprivate static let workplaces = StateTable<WorkerID, UnitPath>("known_workplaces", isFollowed: true)
    fileprivate static let roles = StateTable<WorkerID, WorkerRole>("known_worker_roles", isFollowed: true)
    fileprivate static let standings = StateTable<WorkerID, WorkerStanding>(
        "known_worker_standings", [FactColumn("standing", "$")], isFollowed: true)
}

extension KnownWorkerRecords {
    public static var table: String { KnownWorkerAspect.standings.name }

    public var workplaces: StateFacts<WorkerID, UnitPath> { KnownWorkerAspect.workplaces.in(db) }
    public var roles: StateFacts<WorkerID, WorkerRole> { KnownWorkerAspect.roles.in(db) }
    public var standings: StateFacts<WorkerID, WorkerStanding> { KnownWorkerAspect.standings.in(db) }

    /// Nil of one that the registry has not told of. The role and the standing must be among what the service keeps.
    public func find(_ id: WorkerID) throws -> KnownWorker? {
        try KnownWorker(roles: roles.timeline(of: id), standings: standings.timeline(of: id))
    }

    /// Who is at work on a day, and where, as known at a point of the registry's log; in the order of their ids. The service keeps
    /// all three aspects.
    public func atWork(on day: Day, knownOn point: LogPoint) throws -> [WorkerAtWork] {
        let atWork = try standings.held(
            where: "standing = \(WorkerStanding.atWork)", on: day, knownOn: point)
        let units = Dictionary(
            uniqueKeysWithValues: try workplaces.held(on: day, knownOn: point).map { ($0.about, $0.value) })
        let roles = Dictionary(
            uniqueKeysWithValues: try roles.held(on: day, knownOn: point).map { ($0.about, $0.value) })
        return atWork.compactMap { standing in
            guard let unit = units[standing.about], let role = roles[standing.about] else { return nil }
            return WorkerAtWork(id: standing.about, unit: unit, role: role)
        }
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

    public init(id: WorkerID, unit: UnitPath, role: WorkerRole) {
        (self.id, self.unit, self.role) = (id, unit, role)
    }
}
