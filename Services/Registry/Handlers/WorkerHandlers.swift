import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func registerWorker(_ request: RegisterWorker, _ tx: Transaction) throws -> Worker {
        try tx.authorize(request.unit, at: "/unit")
        let worker = try Employment(reference: reference, today: tx.today)
            .admit(request, as: request.id ?? tx.newID())
        try tx.workers.refuseTaken(request.id)
        try Namesakes.refuse(
            worker, among: tx.workers.namesakes(of: worker),
            confirmedDistinct: request.confirmedDistinct ?? false)
        try tx.workers.save(worker)
        tx.emit(RegistryEvent.workerRegistered(worker.facts))
        return worker
    }

    /// One row of a clerk's table.
    func importWorker(_ row: RegisterWorker, _ tx: Transaction) throws { _ = try registerWorker(row, tx) }

    func updateWorker(_ request: UpdateWorker, _ tx: Transaction) throws -> Worker {
        let worker = try tx.workers.get(request.id, at: "/id")
        try tx.authorize(worker.unit, at: "/id")
        if let unit = request.unit { try tx.authorize(unit, at: "/unit") }
        let changed = try Employment(reference: reference, today: tx.today).change(worker, by: request)
        guard changed != worker else { return worker }
        if changed.unit != worker.unit || changed.phone != worker.phone {
            try Namesakes.refuse(
                changed, among: tx.workers.namesakes(of: changed),
                confirmedDistinct: request.confirmedDistinct ?? false)
        }
        try tx.workers.save(changed)
        if changed.facts != worker.facts { tx.emit(RegistryEvent.workerUpdated(changed.facts)) }
        return changed
    }

    func listWorkers(_ request: ListWorkers, _ snapshot: Snapshot, from: String?) throws -> Page<Worker> {
        let units = try snapshot.units(request.unit, at: "/unit")
        let workers = try snapshot.workers.list(request, within: units, after: from, limit: FeedPage.size)
        return Page(workers, key: \.id.text)
    }
}
