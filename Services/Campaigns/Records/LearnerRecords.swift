import Bus
import CampaignsAPI
import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Those of the registry who can learn: written only by following its log.
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
        try row("SELECT * FROM learners WHERE kind = \(learner.kind) AND id = \(learner.id)")
            .map(KnownLearner.init)
    }

    /// Keeps what was said of a child, and what is so now: a late change moves nothing that came after it.
    func learn(_ facts: ChildFacts, learned: Learned, by recorder: Recorder) throws {
        let identities = KnownIdentityRecords(db: db)
        let (homes, standings) = (KnownHomeRecords(db: db), KnownStandingRecords(db: db))
        let child = facts.child
        for fact in facts.facts {
            if let value = fact.identity {
                try identities.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
            if let value = fact.home {
                try homes.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
            if let value = fact.standing {
                try standings.append(fact.version(value, learned: learned), of: child, by: recorder)
            }
        }
        guard let home = try homes.timeline(of: child).value(on: .last) else { return }
        let closedOn = try standings.timeline(of: child).closedOn
        var known = KnownLearner(Learner(child), of: home, isActive: closedOn == nil)
        known.firstDay = try identities.timeline(of: child).value(on: .last)?.earliestBirthDate
        known.lastDay = closedOn?.advanced(by: -1)
        try learn(known)
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

    /// Keeps what was said of a worker.
    func learn(_ facts: WorkerFacts, learned: Learned, by recorder: Recorder) throws {
        try KnownWorkerRecords(db: db).learn(facts, learned: learned, by: recorder)
    }

    /// Whom the request names as its learner, on these days.
    func seek(_ learner: Learner, during days: DayRange) throws -> Sought<KnownLearner> {
        if let known = try find(learner, during: days) { return .found(known) }
        return .unknown(
            Refusal.Violation(
                "/learner/id",
                Message(
                    "campaigns.no-learner", ["id": learner.id.text], terms: ["kind": [learner.kind.term]])))
    }

    func learn(_ known: KnownLearner) throws {
        try run(
            """
            INSERT OR REPLACE INTO learners (kind, id, unit, role, active, first_day, last_day)
            VALUES (\(known.learner.kind), \(known.learner.id), \(known.unit), \(known.role),
                \(known.isActive), \(known.firstDay), \(known.lastDay))
            """)
    }
}

extension KnownLearner {
    init(row: StoredRow) throws {
        try self.init(
            Learner(kind: row["kind"], id: row["id"]), of: row["unit"], role: row["role"],
            isActive: row["active"])
        firstDay = try row["first_day"]
        lastDay = try row["last_day"]
    }
}

extension Snapshot {
    var learners: LearnerRecords { LearnerRecords(db: db) }
}
