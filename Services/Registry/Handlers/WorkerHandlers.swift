import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    private func rules(_ snapshot: Snapshot) -> WorkerRules {
        WorkerRules(reference: reference, today: snapshot.today)
    }

    func registerWorker(_ request: RegisterWorker, _ tx: Transaction) throws -> Worker {
        try tx.authorize(request.unit, at: "/unit")
        let worker = try rules(tx).admit(request, as: request.id ?? tx.newID())
        try tx.workers.refuseTaken(request.id)
        try refuseTwice(worker, confirmedDistinct: request.confirmedDistinct ?? false, tx)
        return try save(worker, tx) { .workerRegistered($0) }
    }

    /// One row of a clerk's table.
    func importWorker(_ row: RegisterWorker, _ tx: Transaction) throws { _ = try registerWorker(row, tx) }

    func updateWorker(_ request: UpdateWorker, _ tx: Transaction) throws -> Worker {
        if let unit = request.unit { try tx.authorize(unit, at: "/unit") }
        let sought = try tx.workers.seek(request.id, at: "/id", by: tx, in: \.unit)
        let changed = try rules(tx).change(sought, by: request)
        let worker = try sought.get()
        if changed.unit != worker.unit || changed.phone != worker.phone {
            try refuseTwice(changed, confirmedDistinct: request.confirmedDistinct ?? false, tx)
        }
        if changed.facts != worker.facts { return try save(changed, tx) { .workerUpdated($0) } }
        // Nothing that others know of.
        if changed != worker { try tx.workers.save(changed) }
        return changed
    }

    private func refuseTwice(_ worker: Worker, confirmedDistinct: Bool, _ tx: Transaction) throws {
        try Namesakes(reference: reference, today: tx.today).refuse(
            worker, among: tx.workers.namesakes(of: worker), confirmedDistinct: confirmedDistinct,
            known: { tx.reaches($0.unit) })
    }

    private func save(
        _ worker: Worker, _ tx: Transaction, telling event: (WorkerFacts) -> RegistryEvent
    ) throws -> Worker {
        try tx.workers.save(worker)
        tx.emit(event(worker.facts))
        return worker
    }

    func listWorkers(_ request: ListWorkers, _ snapshot: Snapshot, from: String?) throws -> Page<Worker> {
        let units = try snapshot.units(request.unit, at: "/unit")
        let workers = try snapshot.workers.list(request, within: units, after: from, limit: FeedPage.size)
        return Page(workers, key: \.id.text)
    }
}
