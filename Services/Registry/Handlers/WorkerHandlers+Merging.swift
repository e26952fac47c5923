import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func mergeWorkers(_ request: MergeWorkers, _ tx: Transaction) throws -> MergedWorker {
        let aliases = tx.workerAliases
        let (survivor, duplicate, reason) = try WorkerRules(tx).merge(
            tx.seekWorkerEntry(request.duplicate, at: "/duplicate"),
            into: tx.workers.seek(request.survivor, at: "/survivor", by: tx, in: \.unit), by: request,
            mergedInto: aliases.merge(of: request.duplicate)?.value.survivor,
            aliases: Array(aliases.entries(of: request.duplicate).dropFirst()))
        let merge = try aliases.timeline(of: duplicate.id).change(
            Alias(survivor.id, reason: reason), from: .first, as: tx.newID(), learned: tx.learned)
        try aliases.append(merge, of: duplicate.id, by: tx.recorder)
        try tx.workers.merge(duplicate.id, into: survivor)
        tx.emit(
            RegistryEvent.workerMerged(
                WorkerMergeFacts(id: merge.fact, survivor: survivor.id, duplicate: duplicate.id)))
        return MergedWorker(worker: try tx.shown(survivor), duplicate: duplicate.id)
    }

    func unmergeWorker(_ request: UnmergeWorker, _ tx: Transaction) throws -> UnmergedWorker {
        let (duplicate, merge, reason) = try WorkerRules(tx).unmerge(
            tx.seekWorkerEntry(request.duplicate, at: "/duplicate"), by: request,
            merge: tx.workerAliases.merge(of: request.duplicate))
        let survivor = try tx.workers.get(merge.value.survivor, at: "/duplicate")
        let parted = FactVersion(
            .voided, of: merge.id, days: merge.days, value: Alias(survivor.id, reason: reason),
            learned: tx.learned)
        try tx.workerAliases.append(parted, of: duplicate.id, by: tx.recorder)
        guard let entry = try tx.workerAspects.timelines(of: duplicate.id).worker() else {
            preconditionFailure("one who was admitted is there")
        }
        try tx.workers.unmerge(entry)
        tx.emit(
            RegistryEvent.workerUnmerged(
                WorkerMergeFacts(id: merge.id, survivor: survivor.id, duplicate: entry.id)))
        return UnmergedWorker(worker: try tx.shown(survivor), duplicate: try tx.shown(entry))
    }

    func searchWorkers(_ request: SearchWorkers, _ snapshot: Snapshot) throws -> List<FoundWorker> {
        let units = try snapshot.units(request.unit, at: "/unit")
        let search = try SearchRules(snapshot).terms(request, within: units, from: snapshot.principal.unit)
        let page = try ListPage(request, in: FoundWorkerEntry.order, usual: Self.usuallyFound)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let found = try found(search, snapshot, page) {
                try snapshot.workers.search($0, request, for: snapshot.visibleScope, asOf, page)
            }
            return try page.reply(found) {
                try snapshot.workers.found($0.map(\.id), asOf).marked(asOf, in: \.provisional)
            }
        }
        let found = try found(search, snapshot, page) { try snapshot.workers.search($0, request, page) }
        return try page.reply(found) { try snapshot.workers.found($0.map(\.id)) }
    }
}

extension Snapshot {
    /// An entry that the request names, merged or not, of a worker in reach.
    func seekWorkerEntry(_ id: WorkerID, at pointer: String) throws -> Sought<Worker> {
        let sought = try workers.seek(id, at: pointer, by: self, in: \.unit)
        guard let worker = sought.value, worker.id != id, let entry = try workers.entry(id) else {
            return sought
        }
        return .found(entry)
    }

    /// The worker with its other entries.
    func shown(_ worker: Worker, knownOn point: LogPoint = .latest) throws -> Worker {
        let aliases = try entries(of: worker.id, beside: worker.id, knownOn: point).dropFirst()
        return worker.with { $0.aliases = aliases.isEmpty ? nil : Array(aliases) }
    }

    /// Every entry of a worker as known then, as far as the caller may hear of it: who was parted since from the one that the caller names,
    /// `own`, is judged by the unit of now.
    func entries(
        of survivor: WorkerID, beside own: WorkerID, knownOn point: LogPoint
    ) throws -> [WorkerID] {
        try workerAliases.entries(of: survivor, knownOn: point).filter { entry in
            if entry == own { return true }
            guard let now = try workers.find(entry) else { return false }
            return try now.id == workers.find(own)?.id || reaches(now.unit)
        }
    }
}
