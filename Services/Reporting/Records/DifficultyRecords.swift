import GRDB
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// What stands in units' ways, each a document.
struct DifficultyRecords: PlanDocumentRecords {
    typealias Key = DifficultyID
    typealias Value = Difficulty

    static let table = "difficulties"
    static let unknown = "reporting.no-difficulty"
    static let isKnownToAll = true
    /// In the order in which they were raised.
    static let order = ListOrder<Difficulty>("raised", "id") { [$0.raisedOn, $0.id] }
    static let said = StateTable<DifficultyID, Difficulty>("difficulty_facts", [FactColumn("plan", "$.plan")])
    let db: Database

    /// In the order in which they were raised.
    func of(plan: String) throws -> [Difficulty] {
        try documents("WHERE plan = \(plan) ORDER BY raised, id")
    }

    func save(_ difficulty: Difficulty) throws {
        try run(
            """
            INSERT INTO difficulties (id, plan, raised, data)
            VALUES (\(difficulty.id), \(difficulty.plan), \(difficulty.raisedOn), \(SQL.jsonOctets(difficulty)))
            ON CONFLICT (id) DO UPDATE SET raised = excluded.raised, data = excluded.data
            """)
    }
}

extension Snapshot { var difficulties: DifficultyRecords { DifficultyRecords(db: db) } }
