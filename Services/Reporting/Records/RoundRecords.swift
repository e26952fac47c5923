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
    static let isKnownToAll = true
    /// In the order in which they were opened.
    static let order = ListOrder<Round>("opened", "id") { [$0.openedOn, $0.id] }
    let db: Database

    /// In the order in which they were opened, without those that never were.
    func of(plan: String) throws -> [Round] {
        try documents("WHERE plan = \(plan) AND status <> \(RoundStatus.voided) ORDER BY opened, id")
    }

    func list(_ request: ListRounds, _ page: ListPage<ListRounds, Round>) throws -> [Round] {
        var conditions: [SQL] = ["plan = \(request.plan)", .equal("status", request.status)]
        if request.status == nil { conditions.append("status <> \(RoundStatus.voided)") }
        conditions.append(page.condition)
        return try documents("WHERE \(conditions.all) \(page.ordering)")
    }

    func save(_ round: Round) throws {
        try run(
            """
            INSERT INTO rounds (id, plan, opened, status, data)
            VALUES (\(round.id), \(round.plan), \(round.openedOn), \(round.status), \(SQL.jsonOctets(round)))
            ON CONFLICT (id) DO UPDATE SET opened = excluded.opened, status = excluded.status,
                data = excluded.data
            """)
    }
}

extension Snapshot { var rounds: RoundRecords { RoundRecords(db: db) } }
