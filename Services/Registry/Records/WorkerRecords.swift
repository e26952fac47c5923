import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    var workers: WorkerRecords { WorkerRecords(db: db) }
}

/// Who works with children, also those who have left: a past year counts whoever served in it.
struct WorkerRecords: Keyed {
    static let table = "workers"
    static let unknown = "registry.no-worker"
    let db: Database

    func find(_ id: WorkerID) throws -> Worker? {
        try row("SELECT * FROM workers WHERE id = \(id)").map(Worker.init(row:))
    }

    /// The workers after `after`, in the order of ids, at most `limit`.
    func list(
        _ request: ListWorkers, within units: Territory, after: String?, limit: Int
    ) throws -> [Worker] {
        var conditions: [SQL] = [.within("unit", units)]
        if let after { conditions.append("id > \(after)") }
        if let role = request.role { conditions.append("role = \(role)") }
        if let day = request.on {
            conditions.append("since <= \(day) AND (until IS NULL OR until >= \(day))")
        }
        return try rows("SELECT * FROM workers WHERE \(conditions.all) ORDER BY id LIMIT \(limit)")
            .map(Worker.init(row:))
    }

    /// Those whose folded name is the worker's, the oldest entry first.
    func namesakes(of worker: Worker) throws -> [Worker] {
        try rows("SELECT * FROM workers WHERE folded = \(Namesakes.folded(worker.name)) ORDER BY id")
            .map(Worker.init(row:))
    }

    /// Enters the worker, or what has become of it.
    func save(_ worker: Worker) throws {
        try run(
            """
            INSERT INTO workers (id, name, folded, unit, role, since, until, phone)
            VALUES (\(worker.id), \(worker.name), \(Namesakes.folded(worker.name)), \(worker.unit),
              \(worker.role), \(worker.from), \(worker.until), \(worker.phone))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded,
              unit = excluded.unit, role = excluded.role, since = excluded.since, until = excluded.until,
              phone = excluded.phone
            """)
    }
}

extension Worker {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], name: row["name"], unit: row["unit"], role: row["role"], from: row["since"])
        until = try row["until"]
        phone = try row["phone"]
    }
}
