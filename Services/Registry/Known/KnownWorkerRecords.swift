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

    /// Keeps what was said of the worker: a transfer told late moves nothing that came after it. A follower never refuses.
    public func learn(_ facts: WorkerFacts, learned: Learned, by recorder: Recorder) throws {
        let (told, subject) = (facts.facts, facts.worker)
        try keep(told, of: subject, .workplace, \.workplace, in: workplaces, learned: learned, by: recorder)
        try keep(told, of: subject, .role, \.role, in: roles, learned: learned, by: recorder)
        try keep(told, of: subject, .standing, \.standing, in: standings, learned: learned, by: recorder)
    }
}
