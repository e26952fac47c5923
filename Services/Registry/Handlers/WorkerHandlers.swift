import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func registerWorker(_ request: RegisterWorker, _ tx: Transaction) throws -> Worker {
        try tx.authorize(request.unit, at: "/unit")
        let said = try WorkerRules(tx).admit(request, learned: tx.learned) { tx.newID() }
        try tx.workers.refuseTaken(request.id)
        let known = WorkerTimelines(id: request.id ?? tx.newID())
        try refuseTwice(known.adding(said), confirmedDistinct: request.confirmedDistinct ?? false, tx)
        return try say(said, of: known, tx) { .workerRegistered($0) }
    }

    /// One row of a clerk's table.
    func importWorker(_ row: RegisterWorker, _ tx: Transaction) throws { _ = try registerWorker(row, tx) }

    func getWorker(_ request: GetWorker, _ snapshot: Snapshot) throws -> Worker {
        let worker = try snapshot.worker(request.id, at: "/id")
        guard let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) else {
            return try snapshot.shown(worker)
        }
        // Which entry it was taken for then, merged or not; before its first day at work as another entry has it.
        let survivor = try snapshot.workerAliases.survivor(of: request.id, knownOn: asOf.knownOn)
        let known = try snapshot.entries(of: survivor, beside: request.id, knownOn: asOf.knownOn)
        let then = try (known.isEmpty ? [worker.id] : known).compactMap {
            try snapshot.workerAspects.timelines(of: $0).worker(on: asOf.on, knownOn: asOf.knownOn)
        }.first
        guard let then else {
            throw Refusal.notThen("registry.worker-not-then", worker.id, on: asOf.on)
        }
        return try snapshot.shown(then, knownOn: asOf.knownOn).with { $0.provisional = asOf.provisional }
    }

    func updateWorker(_ request: UpdateWorker, _ tx: Transaction) throws -> Worker {
        if let unit = request.unit { try tx.authorize(unit, at: "/unit") }
        let sought = try tx.workers.seek(request.id, at: "/id", by: tx, in: \.unit)
        let known = try tx.workerAspects.timelines(of: sought.value?.id ?? request.id)
        return try tx.refusing(at: request.pointer, asking: tx.workerAspects.recorder) {
            let said = try WorkerRules(tx).change(
                sought.map { _ in known }, by: request, learned: tx.learned
            ) { tx.newID() }
            if said.isEmpty { return try sought.get() }
            if !said.makesNoNamesake {
                try refuseTwice(
                    known.adding(said), confirmedDistinct: request.confirmedDistinct ?? false, tx)
            }
            return try say(said, of: known, tx) { .workerUpdated($0) }
        }
    }

    func correctWorker(_ request: CorrectWorker, _ tx: Transaction) throws -> Worker {
        if let unit = request.unit { try tx.authorize(unit, at: "/unit") }
        return try correct(request.id, tx) { worker in
            try WorkerRules(tx).correct(worker, by: request, learned: tx.learned)
        }
    }

    func voidWorkerFact(_ request: VoidWorkerFact, _ tx: Transaction) throws -> Worker {
        try correct(request.id, tx) { worker in
            try WorkerRules(tx).void(worker, by: request, learned: tx.learned)
        }
    }

    private func correct(
        _ id: WorkerID, _ tx: Transaction, _ saying: (Sought<WorkerTimelines>) throws -> WorkerSayings
    ) throws -> Worker {
        let worker = try tx.workers.seek(id, at: "/id", by: tx, in: \.unit)
            .map { try tx.workerAspects.timelines(of: $0.id) }
        return try tx.refusing(at: "/fact", asking: tx.workerAspects.recorder) {
            try say(saying(worker), of: worker.get(), tx) { .workerCorrected($0) }
        }
    }

    /// Keeps what was said of the worker, and tells of it. Throws ``FactRefusal`` where it does not go with the rest.
    private func say(
        _ said: WorkerSayings, of known: WorkerTimelines, _ tx: Transaction,
        telling event: (WorkerFacts) -> RegistryEvent
    ) throws -> Worker {
        let after = known.adding(said)
        try after.admit()
        guard let worker = after.worker() else { preconditionFailure("one who was admitted is there") }
        try tx.workerAspects.append(said, of: known.id, by: tx.recorder)
        try tx.workers.save(worker)
        tx.emit(event(said.facts(of: known.id)))
        return worker
    }

    /// Of entries out of reach nothing is told.
    private func refuseTwice(_ worker: WorkerTimelines, confirmedDistinct: Bool, _ tx: Transaction) throws {
        let own = Set(try tx.workerAliases.entries(of: worker.id))
        let others = try tx.workers.all(called: worker.name)
            .filter { tx.reaches($0.unit) && !own.contains($0.id) }
        try Namesakes(tx).refuse(
            worker, among: others.map { try tx.workerAspects.timelines(of: $0.id) },
            confirmedDistinct: confirmedDistinct, known: { _ in true }, by: tx.workerAspects.registrar)
    }

    func listWorkers(_ request: ListWorkers, _ snapshot: Snapshot, _ page: FeedPage) throws -> Page<Worker> {
        let units = try snapshot.units(request.unit, at: "/unit")
        guard let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) else {
            return Page(try snapshot.workers.list(request, within: units, page), key: \.id.text)
        }
        let workers = try snapshot.workers.list(
            request, within: units, for: snapshot.visibleScope, asOf, page)
        return Page(
            workers.map { worker in worker.with { $0.provisional = asOf.provisional } },
            key: \.id.text)
    }

    func listWorkerHistory(
        _ request: ListWorkerHistory, _ snapshot: Snapshot
    ) throws -> List<WorkerFactEntry> {
        let worker = try snapshot.worker(request.worker, at: "/worker")
        let known = try snapshot.workerAspects.timelines(of: worker.id)
        var history = Histories<WorkerFactEntry>(
            by: try snapshot.workerAspects.recorders(of: worker.id))
        history.add(known.identity, .identity) { entry, value in
            entry.name = value.name.text
            entry.phone = value.phone
        }
        history.add(known.workplace, .workplace) { $0.workplace = $1 }
        history.add(known.role, .role) { $0.role = $1 }
        history.add(known.standing, .standing) { $0.standing = $1 }
        return try history.reply(to: request)
    }
}

extension Snapshot {
    /// The worker that the request names, in reach of a caller who may act for its unit. Throws NOT_FOUND, PERMISSION_DENIED.
    fileprivate func worker(_ id: WorkerID, at pointer: String) throws -> Worker {
        try workers.seek(id, at: pointer, by: self, in: \.unit).get()
    }
}

extension UpdateWorker {
    /// The member that is to blame when what it says does not go with the rest.
    fileprivate var pointer: String {
        if on != nil { return "/on" }
        if since != nil { return "/since" }
        return until == nil ? "/id" : "/until"
    }
}

extension WorkerSayings {
    /// Whether nothing of it can make the worker somebody who is there already.
    fileprivate var makesNoNamesake: Bool {
        identity.isEmpty && workplace.isEmpty && standing.allSatisfy { $0.value == .left }
    }
}
