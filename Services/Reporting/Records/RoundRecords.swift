internal import Foundation
internal import GRDB
internal import JSONCoding
internal import ReportingAPI
internal import ServiceKit
internal import Store
internal import Vocabulary

/// Rounds of reporting, each a document.
struct RoundRecords: Keyed {
    static let table = "rounds"
    static let unknown = "reporting.no-round"
    let db: Database

    func find(_ id: RoundID) throws -> Round? {
        try row("SELECT id, data FROM rounds WHERE id = \(id)").map(Round.init)
    }

    /// In the order in which they were opened.
    func of(plan: String) throws -> [Round] {
        try rows("SELECT id, data FROM rounds WHERE plan = \(plan) ORDER BY opened, id").map(Round.init)
    }

    /// In the same order, at most `limit`, those after the round `after`.
    func page(of plan: String, _ status: RoundStatus?, after: String?, limit: Int) throws -> [Round] {
        var conditions: [SQL] = ["plan = \(plan)"]
        if let status { conditions.append("status = \(status)") }
        if let after {
            conditions.append("(opened, id) > (SELECT opened, id FROM rounds WHERE id = \(after))")
        }
        return try rows(
            "SELECT id, data FROM rounds WHERE \(conditions.all) ORDER BY opened, id LIMIT \(limit)"
        ).map(Round.init)
    }

    func save(_ round: Round) throws {
        let data = Data(try JSON.encode(round))
        try run(
            """
            INSERT INTO rounds (id, plan, opened, status, data)
            VALUES (\(round.id), \(round.plan), \(round.openedOn), \(round.status), \(data))
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, data = excluded.data
            """)
    }
}

extension Round {
    init(row: StoredRow) throws { self = try row.json("data") }
}

extension Snapshot {
    var rounds: RoundRecords { RoundRecords(db: db) }
}
