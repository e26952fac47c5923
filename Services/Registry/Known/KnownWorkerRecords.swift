public import GRDB
public import RegistryAPI
public import Store
public import Vocabulary

/// The workers that the registry has told a service of, an aspect a table, each with days of its own: written only by
/// following its log. What a service asks of them it adds itself:
///
/// ```swift
/// extension KnownWorkerRecords {
///     func atWork(on day: Day, knownOn point: LogPoint) throws -> [CountedWorker]
/// }
/// ```
public struct KnownWorkerRecords {
    private static let workplaces = StateTable<WorkerID, UnitPath>("known_workplaces", isFollowed: true)
    private static let roles = StateTable<WorkerID, WorkerRole>("known_worker_roles", isFollowed: true)
    private static let standings = StateTable<WorkerID, WorkerStanding>(
        "known_worker_standings", [FactColumn("standing", "$")], isFollowed: true)
    public let db: Database

    public init(db: Database) { self.db = db }

    /// The unit that each works in.
    public var workplaces: StateFacts<WorkerID, UnitPath> { Self.workplaces.in(db) }
    /// What each does there.
    public var roles: StateFacts<WorkerID, WorkerRole> { Self.roles.in(db) }
    /// Whether each is at work.
    public var standings: StateFacts<WorkerID, WorkerStanding> { Self.standings.in(db) }

    /// For a migration.
    public static func create(in db: Database) throws {
        try workplaces.create(in: db)
        try roles.create(in: db)
        try standings.create(in: db)
    }

    /// Takes back what was learned after the point of the registry's log, which no longer has those events.
    public func forget(after point: LogPoint) throws {
        try workplaces.forget(after: point)
        try roles.forget(after: point)
        try standings.forget(after: point)
    }

    /// Keeps what was said of the worker: a transfer told late moves nothing that came after it. A follower never refuses.
    public func learn(_ facts: WorkerFacts, learned: Learned, by recorder: Recorder) throws {
        for fact in facts.facts {
            if let value = fact.workplace {
                try workplaces.append(fact.version(value, learned: learned), of: facts.worker, by: recorder)
            }
            if let value = fact.role {
                try roles.append(fact.version(value, learned: learned), of: facts.worker, by: recorder)
            }
            if let value = fact.standing {
                try standings.append(fact.version(value, learned: learned), of: facts.worker, by: recorder)
            }
        }
    }
}

extension Snapshot {
    /// The workers that the registry has told of.
    public var knownWorkers: KnownWorkerRecords { KnownWorkerRecords(db: db) }
}
