import Bus
import CampaignsAPI
import GRDB
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Those of the registry who can learn: written only by following its log. What is kept of children stands in
/// ``ChildRecords``.
struct LearnerRecords: TableRecords {
    static let table = "learners"
    let db: Database

    /// The person on these days: what a worker was then. Of children and caregivers what is so now.
    func find(_ learner: Learner, during days: DayRange) throws -> KnownLearner? {
        guard learner.kind == .worker else { return try find(learner) }
        return try KnownWorkerRecords(db: db).learner(WorkerID(of: learner.id), during: days)
    }

    /// A child or a caregiver as it is now.
    func find(_ learner: Learner) throws -> KnownLearner? {
        if learner.kind == .child {
            return try ChildRecords(db: db).find(ChildID(of: learner.id)).map(KnownLearner.init)
        }
        return try row("SELECT * FROM learners WHERE kind = \(learner.kind) AND id = \(learner.id)")
            .map(KnownLearner.init)
    }

    /// Keeps what was said of a caregiver, and where it lives now.
    func learn(_ facts: CaregiverFacts, learned: Learned, by recorder: Recorder) throws {
        let homes = KnownCaregiverHomeRecords(db: db)
        for fact in facts.facts {
            guard let home = fact.home else { continue }
            try homes.append(fact.version(home, learned: learned), of: facts.caregiver, by: recorder)
        }
        guard let home = try homes.timeline(of: facts.caregiver).value(on: .last) else { return }
        try learn(KnownLearner(Learner(facts.caregiver), of: home, isActive: true))
    }

    /// Whom the request names as its learner, on these days: of children those who live in the caller's scope today. Nobody
    /// else is told that there is such a child, nor where it lives.
    func seek(_ learner: Learner, by caller: Snapshot, during days: DayRange) throws -> Sought<KnownLearner> {
        let unknown = Refusal.Violation(
            "/learner/id",
            Message("campaigns.no-learner", ["id": learner.id.text], terms: ["kind": [learner.kind.term]]))
        guard let known = try find(learner, during: days) else { return .unknown(unknown) }
        guard let child = known.child else { return .found(known) }
        let sought = try Sought(known, by: caller, in: child.home(on: caller.today), unknown: unknown)
        guard case .outOfReach(_, let unknown) = sought else { return sought }
        return .unknown(unknown)
    }

    func learn(_ known: KnownLearner) throws {
        try run(
            """
            INSERT OR REPLACE INTO learners (kind, id, unit, role, active, last_day)
            VALUES (\(known.learner.kind), \(known.learner.id), \(known.unit), \(known.role),
                \(known.isActive), \(known.lastDay))
            """)
    }
}

extension KnownLearner {
    init(row: StoredRow) throws {
        try self.init(
            Learner(kind: row["kind"], id: row["id"]), of: row["unit"], role: row["role"],
            isActive: row["active"])
        lastDay = try row["last_day"]
    }
}

extension Snapshot {
    var learners: LearnerRecords { LearnerRecords(db: db) }
}
