import GRDB
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// Rounds of reporting, each a document.
struct RoundRecords: DocumentRecords {
    typealias Key = RoundID
    typealias Value = Round

    static let table = "rounds"
    static let unknown = "reporting.no-round"
    let db: Database

    /// In the order in which they were opened.
    func of(plan: String) throws -> [Round] {
        try documents("WHERE plan = \(plan) ORDER BY opened, id")
    }

    /// In the same order, at most `limit`, those after the round `after`.
    func page(of plan: String, _ status: RoundStatus?, after: String?, limit: Int) throws -> [Round] {
        var conditions: [SQL] = ["plan = \(plan)"]
        if let status { conditions.append("status = \(status)") }
        if let after {
            conditions.append("(opened, id) > (SELECT opened, id FROM rounds WHERE id = \(after))")
        }
        return try documents("WHERE \(conditions.all) ORDER BY opened, id LIMIT \(limit)")
    }

    func save(_ round: Round) throws {
        try run(
            """
            INSERT INTO rounds (id, plan, opened, status, data)
            VALUES (\(round.id), \(round.plan), \(round.openedOn), \(round.status), \(SQL.jsonOctets(round)))
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, data = excluded.data
            """)
    }
}

extension Snapshot {
    var rounds: RoundRecords { RoundRecords(db: db) }
}
