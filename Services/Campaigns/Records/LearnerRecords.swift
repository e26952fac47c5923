import CampaignsAPI
import GRDB
import RegistryAPI
import Store
import Vocabulary

extension Snapshot {
    var learners: LearnerRecords { LearnerRecords(db: db) }
}

/// Those of the registry who can learn: written only by following its log.
struct LearnerRecords {
    let db: Database

    func find(_ learner: Learner) throws -> KnownLearner? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM learners WHERE kind = ? AND id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [learner.kind.rawValue, learner.id]) else {
            return nil
        }
        return KnownLearner(
            learner: learner, unit: row["unit"], role: try row.optionalWord("role"), isActive: row["active"])
    }

    func save(_ known: KnownLearner) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO learners (kind, id, unit, role, active) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            known.learner.kind.rawValue, known.learner.id, known.unit, known.role?.rawValue, known.isActive,
        ])
    }
}
