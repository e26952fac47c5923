import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func register(_ request: RegisterWorker, _ tx: Transaction) throws -> Worker {
        try tx.authorize(request.unit, at: "/unit")
        let worker = try Employment(reference: reference, today: tx.today)
            .admit(request, as: request.id ?? tx.newID())
        if try tx.workers.find(worker.id) != nil {
            throw Refusal.exists("/id", Message("registry.id-taken", ["id": worker.id.text]))
        }
        try tx.workers.save(worker)
        tx.emit(RegistryEvent.workerRegistered(worker.facts))
        return worker
    }

    func update(_ request: UpdateWorker, _ tx: Transaction) throws -> Worker {
        guard let worker = try tx.workers.find(request.id) else {
            throw Refusal.notFound("/id", Message("registry.no-worker", ["id": request.id.text]))
        }
        try tx.authorize(worker.unit, at: "/id")
        if let unit = request.unit { try tx.authorize(unit, at: "/unit") }
        let changed = try Employment(reference: reference, today: tx.today).change(worker, by: request)
        guard changed != worker else { return worker }
        try tx.workers.save(changed)
        if changed.facts != worker.facts { tx.emit(RegistryEvent.workerUpdated(changed.facts)) }
        return changed
    }

    func list(_ request: ListWorkers, _ snapshot: Snapshot, from: String?) throws -> Page<Worker> {
        let units = try snapshot.units(request.unit, at: "/unit")
        let workers = try snapshot.workers.list(request, within: units, after: from, limit: pageSize)
        return Page(workers, showing: workers, key: \.id.text)
    }
}
