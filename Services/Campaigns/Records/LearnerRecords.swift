import CampaignsAPI
import GRDB
import Store
import Vocabulary

extension Snapshot {
    var learners: LearnerRecords { LearnerRecords(db: db) }
}

/// Those of the registry who can learn: written only by following its log.
struct LearnerRecords: TableRecords {
    static let table = "learners"
    let db: Database

    func find(_ learner: Learner) throws -> KnownLearner? {
        try row("SELECT * FROM learners WHERE kind = \(learner.kind) AND id = \(learner.id)")
            .map(KnownLearner.init)
    }

    /// A first day that is known stays known.
    func save(_ known: KnownLearner) throws {
        try run(
            """
            INSERT INTO learners (kind, id, unit, role, active, first_day, last_day)
            VALUES (\(known.learner.kind), \(known.learner.id), \(known.unit), \(known.role),
              \(known.isActive), \(known.firstDay), \(known.lastDay))
            ON CONFLICT (kind, id) DO UPDATE SET unit = excluded.unit, role = excluded.role,
              active = excluded.active, first_day = coalesce(excluded.first_day, first_day),
              last_day = excluded.last_day
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
