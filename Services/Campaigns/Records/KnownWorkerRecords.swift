import CampaignsAPI
import GRDB
import RegistryAPI
import Store
import Vocabulary

// What the registry has told of each worker and caregiver, an aspect a table: written only by following its log.

struct KnownPostRecords: StateRecords {
    static let table = "known_posts"
    typealias About = WorkerID
    typealias Value = WorkerPost
    let db: Database
}

struct KnownWorkerStandingRecords: StateRecords {
    static let table = "known_worker_standings"
    typealias About = WorkerID
    typealias Value = WorkerStanding
    let db: Database
}

/// Where caregivers live.
struct KnownCaregiverHomeRecords: StateRecords {
    static let table = "known_caregiver_homes"
    typealias About = CaregiverID
    typealias Value = UnitPath
    let db: Database
}

/// What is known of workers: the two of them together.
struct KnownWorkerRecords {
    let db: Database

    private var posts: KnownPostRecords { KnownPostRecords(db: db) }
    private var standings: KnownWorkerStandingRecords { KnownWorkerStandingRecords(db: db) }

    /// For a migration.
    static func create(in db: Database) throws {
        try FactTable.create(KnownPostRecords.table, in: db)
        try FactTable.create(KnownWorkerStandingRecords.table, in: db)
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

    /// The worker as it was on the first of these days on which it was at work; where it was on none, whether it had left or
    /// had not begun. Nil of one that the registry has not told of.
    func learner(_ worker: WorkerID, during days: DayRange) throws -> KnownLearner? {
        let (post, standing) = (try posts.timeline(of: worker), try standings.timeline(of: worker))
        let atWork = standing.stretches().filter { $0.value == .atWork }.map(\.days)
        let present = atWork.first { $0.overlaps(days) }
        let day = present.map { max($0.from, days.from) } ?? days.from
        guard let value = post.value(on: day) ?? post.stretches().first?.value else { return nil }
        var known = KnownLearner(
            Learner(worker), of: value.unit, role: value.role, isActive: present != nil)
        if present == nil {
            known.lastDay = atWork.last { $0.last < days.from }?.until
            known.firstDay = known.lastDay == nil ? atWork.first?.from : nil
        }
        return known
    }
}
