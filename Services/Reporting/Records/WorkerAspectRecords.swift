import GRDB
import RegistryAPI
import Store
import Vocabulary

// What the registry said of workers, an aspect a table, each with days of its own: a transfer told late moves no past figure
// but its own days'.

struct WorkerPostRecords: StateRecords {
    static let table = "worker_posts"
    typealias About = WorkerID
    typealias Value = WorkerPost
    let db: Database
}

struct WorkerStandingRecords: StateRecords {
    static let table = "worker_standings"
    static let columns = [FactColumn("standing", "$")]
    typealias About = WorkerID
    typealias Value = WorkerStanding
    let db: Database
}

/// The two of them together.
struct WorkerAspectRecords {
    let db: Database

    private var posts: WorkerPostRecords { WorkerPostRecords(db: db) }
    private var standings: WorkerStandingRecords { WorkerStandingRecords(db: db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try FactTable.create(WorkerPostRecords.table, in: db)
        try FactTable.create(WorkerStandingRecords.table, columns: WorkerStandingRecords.columns, in: db)
    }

    func learn(_ facts: WorkerFacts, learned: Learned, by recorder: Recorder) throws {
        for fact in facts.facts {
            if let value = fact.post {
                try posts.append(fact.version(value, learned: learned), of: facts.worker, by: recorder)
            }
            if let value = fact.standing {
                try standings.append(fact.version(value, learned: learned), of: facts.worker, by: recorder)
            }
        }
    }

    /// Who is at work on a day, and where, as known at a point of the registry's log; in the order of their ids.
    func atWork(on day: Day, knownOn point: LogPoint) throws -> [CountedWorker] {
        let atWork = try standings.held(
            where: "standing = \(WorkerStanding.atWork)", on: day, knownOn: point)
        let posts = Dictionary(
            uniqueKeysWithValues: try posts.held(on: day, knownOn: point).map { ($0.about, $0.value) })
        return atWork.compactMap { standing in
            posts[standing.about].map {
                CountedWorker(id: standing.about, unit: $0.unit, role: $0.role)
            }
        }
    }
}

extension Snapshot {
    var workerAspects: WorkerAspectRecords { WorkerAspectRecords(db: db) }
}
