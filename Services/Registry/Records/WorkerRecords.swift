import GRDB
import RegistryAPI
import Store
import Vocabulary

extension Snapshot {
    var workers: WorkerRecords { WorkerRecords(db: db) }
}

/// The table of workers.
struct WorkerRecords {
    let db: Database

    func find(_ id: WorkerID) throws -> Worker? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM workers WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(worker)
    }

    /// The workers after `id`, in the order of ids, at most `limit`.
    func list(_ request: ListWorkers, within units: [UnitPath], after id: String?, limit: Int) throws
        -> [Worker]
    {
        var condition = Condition()
        if let id { condition.add("id > ?", [id]) }
        condition.add("unit", within: units)
        if let role = request.role { condition.add("role = ?", [role.rawValue]) }
        if let day = request.on { condition.add("since <= ? AND (until IS NULL OR until >= ?)", [day, day]) }
        condition.arguments += [limit]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM workers\(condition.clause) ORDER BY id LIMIT ?")
        return try Row.fetchAll(statement, arguments: condition.arguments).map(worker)
    }

    /// Enters the worker, or what has become of it.
    func save(_ worker: Worker) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO workers (id, name, unit, role, since, until, phone)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            worker.id, worker.name, worker.unit, worker.role.rawValue, worker.from, worker.until,
            worker.phone,
        ])
    }

    private func worker(_ row: Row) throws -> Worker {
        Worker(
            id: row["id"], name: row["name"], unit: row["unit"], role: try row.word("role"),
            from: row["since"]
        ).with {
            $0.until = row["until"]
            $0.phone = row["phone"]
        }
    }
}
