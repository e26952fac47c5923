public import GRDB
public import RegistryAPI
public import Store
public import Vocabulary

/// Where each worker that the registry has told of works, and as what.
public struct KnownPostRecords: StateRecords {
    public static let table = "known_posts"
    public typealias About = WorkerID
    public typealias Value = WorkerPost
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

    public var posts: KnownPostRecords { KnownPostRecords(db: db) }
    public var standings: KnownWorkerStandingRecords { KnownWorkerStandingRecords(db: db) }

    /// For a migration.
    public static func create(in db: Database) throws {
        try FactTable.create(KnownPostRecords.table, in: db)
        try FactTable.create(
            KnownWorkerStandingRecords.table, columns: KnownWorkerStandingRecords.columns, in: db)
    }

    /// Keeps what was said of the worker: a transfer told late moves nothing that came after it. A follower never refuses.
    public func learn(_ facts: WorkerFacts, learned: Learned, by recorder: Recorder) throws {
        for fact in facts.facts {
            if let value = fact.post {
                try posts.append(fact.version(value, learned: learned), of: facts.worker, by: recorder)
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
