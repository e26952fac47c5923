import Bus
import CampaignsAPI
import GRDB
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Those of the registry who can learn: what its log has told of each kind stands in tables of its own.
struct LearnerRecords {
    let db: Database

    /// Nil of somebody of whom the registry has not told.
    func find(_ learner: Learner) throws -> KnownLearner? {
        switch learner.kind {
        case .child:
            return try LearningChildRecords(db: db).find(ChildID(of: learner.id)).map(KnownLearner.init)
        case .caregiver:
            let caregivers = LearningCaregiverRecords(db: db)
            let shown = try caregivers.survivor(of: CaregiverID(of: learner.id))
            return try caregivers.knows(shown) ? KnownLearner(Learner(shown)) : nil
        case .worker:
            let workers = LearningWorkerRecords(db: db)
            let entries = try workers.entries(of: WorkerID(of: learner.id))
            return try workers.find(entries[0]).map { KnownLearner(Learner(entries[0]), worker: $0) }
        }
    }

    /// The learner under the entry by which it is in a class, whichever entry of somebody who was merged a request names; where it is
    /// in none, under the one that it is shown by. A child out of the caller's reach has no other entry that it would hear of.
    func named(_ learner: Learner, in id: ClassID, by caller: Snapshot) throws -> Learner {
        if learner.kind == .child, try heard(learner, by: caller) == nil { return learner }
        let entries = try entries(of: learner)
        let enrolled = try entries.first { try EnrolmentRecords(db: db).find($0, in: id) != nil }
        return enrolled ?? entries.first ?? learner
    }

    /// The same of several, in their order.
    func named(_ learners: [Learner], in id: ClassID, by caller: Snapshot) throws -> [Learner] {
        try learners.map { try named($0, in: id, by: caller) }
    }

    /// All entries of somebody, the one by which it is shown first: those that were merged too.
    func entries(of learner: Learner) throws -> [Learner] {
        switch learner.kind {
        case .child:
            try LearningChildRecords(db: db).entries(of: ChildID(of: learner.id)).map { Learner($0) }
        case .caregiver:
            try LearningCaregiverRecords(db: db).entries(of: CaregiverID(of: learner.id)).map { Learner($0) }
        case .worker:
            try LearningWorkerRecords(db: db).entries(of: WorkerID(of: learner.id)).map { Learner($0) }
        }
    }

    /// Whom the request names as its learner: of children those who live in the caller's scope today. Nobody else is told
    /// that there is such a child, nor where it lives.
    func seek(_ learner: Learner, by caller: Snapshot) throws -> Sought<KnownLearner> {
        let unknown = Refusal.Violation(
            "/learner/id",
            Message("campaigns.no-learner", ["id": learner.id.text], terms: ["kind": [learner.kind.term]]))
        guard let known = try find(learner) else { return .unknown(unknown) }
        guard let child = known.child else { return .found(known) }
        return try Sought(known, by: caller, in: child.home(on: caller.today), unknown: unknown)
    }

    /// The same of whom the caller may hear; nil of a child out of its reach, as of somebody of whom the registry has not told.
    ///
    /// Enrolling asks for reach. Who sits in a class then is known to who holds it, wherever it lives by then: a class goes on for a
    /// child that moves away, its hours and its result are entered as everybody's, and of its life since nothing is told.
    func heard(_ learner: Learner, by caller: Snapshot) throws -> KnownLearner? {
        try seek(learner, by: caller).value
    }
}

/// The children that the registry has told of, as far as teaching needs to know.
struct LearningChildRecords: KnownChildRecords {
    static let aspects: Set<KnownChildAspect> = [.identity, .home, .standing, .disabilities, .alias]
    let db: Database
}

/// The workers likewise.
struct LearningWorkerRecords: KnownWorkerRecords {
    static let aspects: Set<KnownWorkerAspect> = [.workplace, .role, .standing, .alias]
    let db: Database
}

/// The caregivers likewise.
struct LearningCaregiverRecords: KnownCaregiverRecords {
    static let aspects: Set<KnownCaregiverAspect> = [.home, .links, .alias]
    let db: Database
}

extension Snapshot {
    var learners: LearnerRecords { LearnerRecords(db: db) }
    var knownChildren: LearningChildRecords { LearningChildRecords(db: db) }
    var knownWorkers: LearningWorkerRecords { LearningWorkerRecords(db: db) }
    var knownPairs: KnownPairRecords { KnownPairRecords(db: db) }
    var knownCaregivers: LearningCaregiverRecords { LearningCaregiverRecords(db: db) }
}
