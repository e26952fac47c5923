import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Who works with children, also those who have left: what follows from ``WorkerAspectRecords``, as it is now.
struct WorkerRecords: Keyed, RowRecords {
    static let table = "workers"
    static let unknown = "registry.no-worker"
    let db: Database

    func find(_ id: WorkerID) throws -> Worker? { try first("WHERE id = \(id)").map(Worker.init) }

    /// In the order of their ids.
    func list(_ request: ListWorkers, within units: Territory, _ page: FeedPage) throws -> [Worker] {
        try fetch(
            page,
            where: [
                .within("unit", units), .equal("role", request.role), .equal("standing", request.standing),
            ]
        ).map(Worker.init)
    }

    /// As ``list(_:within:_:)``, by what was so then. What the caller may see is judged by the unit of now: `scope`.
    func list(
        _ request: ListWorkers, within units: Territory, for scope: Territory, _ asOf: AsOf,
        _ page: FeedPage
    ) throws -> [Worker] {
        func holding(_ aspect: String) -> SQL {
            .holding(aspect, on: asOf.on, knownOn: asOf.knownOn)
        }
        var conditions: [SQL] = [
            .within("workers.unit", scope), page.condition(by: "workers.id"),
            .equal("job.role", request.role),
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
            WHERE \(conditions.all) \(page.ordering(by: "workers.id"))
            """
        ).map { try $0["id"] as WorkerID }
        return try ids.compactMap {
            try WorkerAspectRecords(db: db).timelines(of: $0).worker(on: asOf.on, knownOn: asOf.knownOn)
        }
    }

    /// Those of a name, however it is spelt, the oldest entry first.
    func all(called name: String) throws -> [Worker] {
        try fetch("WHERE folded = \(Namesakes.folded(name)) ORDER BY id").map(Worker.init)
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
