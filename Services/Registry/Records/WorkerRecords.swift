import Bus
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

    /// The worker whom the id names: of an entry that was merged, the one that it was merged into.
    func find(_ id: WorkerID) throws -> Worker? {
        try first("WHERE id = coalesce((SELECT survivor FROM workers WHERE id = \(id)), \(id))")
            .map(Worker.init)
    }

    /// The entry itself, merged or not.
    func entry(_ id: WorkerID) throws -> Worker? { try first("WHERE id = \(id)").map(Worker.init) }

    /// As of all records; nobody gets the id of an entry that was merged.
    func refuseTaken(_ id: WorkerID?) throws {
        guard let id, try exists("SELECT 1 FROM workers WHERE id = \(id)") else { return }
        throw Refusal.exists("/id", Message("check.id-taken", ["id": id.text]))
    }

    /// Lets an entry be shown by another one, where that works.
    func merge(_ entry: WorkerID, into survivor: Worker) throws {
        try run(
            "UPDATE workers SET survivor = \(survivor.id), unit = \(survivor.unit) WHERE id = \(entry)")
    }

    /// Lets an entry stand for itself again.
    func unmerge(_ entry: Worker) throws {
        try run("UPDATE workers SET survivor = NULL WHERE id = \(entry.id)")
        try save(entry)
    }

    /// In the order of their ids.
    func list(_ request: ListWorkers, within units: Territory, _ page: FeedPage) throws -> [Worker] {
        try fetch(
            page,
            where: [
                .within("unit", units), .equal("role", request.role), .equal("standing", request.standing),
                "survivor IS NULL",
            ]
        ).map(Worker.init)
    }

    /// The entries of a name, however it is spelt, the oldest first.
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
        // Whoever may act for the worker may act for what was recorded under its aliases.
        try run("UPDATE workers SET unit = \(worker.unit) WHERE survivor = \(worker.id)")
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
