import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Who works with children, also those who have left: what follows from ``WorkerAspectRecords``, as it is now.
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
        let conditions: [SQL] = [
            .within("unit", units), .after("id", after), .equal("role", request.role),
            .equal("standing", request.standing),
        ]
        return try rows("SELECT * FROM workers WHERE \(conditions.all) ORDER BY id LIMIT \(limit)")
            .map(Worker.init(row:))
    }

    /// As ``list(_:within:after:limit:)``, by what was so then. What the caller may see is judged by the unit of now: `scope`.
    func list(
        _ request: ListWorkers, _ asOf: AsOf, within units: Territory, for scope: Territory, after: String?,
        limit: Int
    ) throws -> [Worker] {
        func holding(_ aspect: String) -> SQL {
            .holding(aspect, on: asOf.on, knownOn: asOf.knownOn)
        }
        var conditions: [SQL] = [
            .within("workers.unit", scope), .after("workers.id", after), .equal("job.role", request.role),
            .equal("standing.standing", request.standing),
        ]
        if request.unit != nil { conditions.append(.within("workplace.unit", units)) }
        let ids = try rows(
            """
            SELECT workers.id AS id FROM workers
              JOIN workplaces AS workplace
                ON workplace.subject = workers.id AND \(holding("workplace"))
              JOIN worker_roles AS job ON job.subject = workers.id AND \(holding("job"))
              JOIN worker_standings AS standing
                ON standing.subject = workers.id AND \(holding("standing"))
            WHERE \(conditions.all) ORDER BY workers.id LIMIT \(limit)
            """
        ).map { try $0["id"] as WorkerID }
        return try ids.compactMap {
            try WorkerAspectRecords(db: db).timelines(of: $0).worker(on: asOf.on, knownOn: asOf.knownOn)
        }
    }

    /// Those of a name, however it is spelt, the oldest entry first.
    func all(called name: String) throws -> [Worker] {
        try rows("SELECT * FROM workers WHERE folded = \(Namesakes.folded(name)) ORDER BY id")
            .map(Worker.init(row:))
    }

    /// Enters the worker as it is now.
    func save(_ worker: Worker) throws {
        try run(
            """
            INSERT INTO workers (id, name, folded, unit, role, since, until, standing, phone, version)
            VALUES (\(worker.id), \(worker.name), \(Namesakes.folded(worker.name)), \(worker.unit),
              \(worker.role), \(worker.from), \(worker.until), \(worker.standing), \(worker.phone),
              \(worker.version))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded,
              unit = excluded.unit, role = excluded.role, since = excluded.since, until = excluded.until,
              standing = excluded.standing, phone = excluded.phone, version = excluded.version
            """)
    }
}

extension Worker {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], name: row["name"], unit: row["unit"], role: row["role"], from: row["since"],
            standing: row["standing"], version: row["version"])
        until = try row["until"]
        phone = try row["phone"]
    }
}

extension Snapshot { var workers: WorkerRecords { WorkerRecords(db: db) } }
