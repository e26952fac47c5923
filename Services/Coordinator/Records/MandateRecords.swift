import GRDB
import GatewayAPI
import ServiceKit
import Store
import Vocabulary

/// The mandates by which runs were and are carried on: each once, and none is ever taken away.
struct MandateRecords: RowRecords {
    static let table = "mandates"
    let db: Database
    let log: RowLog

    /// One that a run has had already, and has again, is there already.
    func insert(_ given: GivenMandate) throws {
        guard try !exists("SELECT 1 FROM mandates WHERE id = \(given.id)") else { return }
        try run(
            """
            INSERT INTO mandates (id, run, unit, document)
            VALUES (\(given.id), \(given.mandate.run), \(given.mandate.unit), \(SQL.json(given)))
            """)
        try log.tell(.mandates, "kept.id = \(given.id)", db)
    }

    func list(
        _ request: ListMandates, within each: [Territory], _ page: FeedPage
    ) throws -> [GivenMandate] {
        let conditions: [SQL] =
            each.map { SQL.within("unit", $0) } + [.equal("run", request.run), page.condition(by: "id")]
        return try fetch("WHERE \(conditions.all) \(page.ordering(by: "id"))").map { try $0.json("document") }
    }
}

extension Snapshot { var mandates: MandateRecords { MandateRecords(db: db, log: RowLog(self)) } }
