public import GRDB
public import RegistryAPI
public import Store
public import Vocabulary

/// The unit that each worker that the registry has told of works in.
public struct KnownWorkplaceRecords: StateRecords {
    public static let table = "known_workplaces"
    public typealias About = WorkerID
    public typealias Value = UnitPath
    public let db: Database

    public init(db: Database) { self.db = db }
}

/// What each worker does there.
public struct KnownWorkerRoleRecords: StateRecords {
    public static let table = "known_worker_roles"
    public typealias About = WorkerID
    public typealias Value = WorkerRole
    public let db: Database

    public init(db: Database) { self.db = db }
}

/// Whether each worker is at work.
public struct KnownWorkerStandingRecords: StateRecords {
    public static let table = "known_worker_standings"
    public static let columns = [FactColumn("standing", "$")]
    public typealias About = WorkerID
    public typealias Value = WorkerStanding
    public let db: Database

    public init(db: Database) { self.db = db }
}

/// The workers that the registry has told a service of, an aspect a table, each with days of its own: written only by
/// following its log. What a service asks of them it adds itself:
///
/// ```swift
/// extension KnownWorkerRecords {
///     func atWork(on day: Day, knownOn point: LogPoint) throws -> [CountedWorker]
/// }
/// ```
public struct KnownWorkerRecords {
    public let db: Database

    public init(db: Database) { self.db = db }

    public var workplaces: KnownWorkplaceRecords { KnownWorkplaceRecords(db: db) }
    public var roles: KnownWorkerRoleRecords { KnownWorkerRoleRecords(db: db) }
    public var standings: KnownWorkerStandingRecords { KnownWorkerStandingRecords(db: db) }

    /// For a migration.
    public static func create(in db: Database) throws {
        try FactTable.create(KnownWorkplaceRecords.table, in: db)
        try FactTable.create(KnownWorkerRoleRecords.table, in: db)
        try FactTable.create(
            KnownWorkerStandingRecords.table, columns: KnownWorkerStandingRecords.columns, in: db)
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
