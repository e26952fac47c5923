import Bus
import RegistryAPI
import Vocabulary

/// What must hold for a worker to be entered and moved.
struct Employment {
    let reference: Reference
    let today: Day

    private var people: People { People(reference: reference, today: today) }

    func admit(_ request: RegisterWorker, as id: WorkerID) throws -> Worker {
        var faults = Faults()
        let from = request.from ?? today
        let name = people.name(request.name, &faults)
        people.past(from, at: "/from", &faults)
        people.unit(request.unit, on: today, at: "/unit", &faults)
        let phone = people.phone(request.phone, &faults)
        try faults.check()
        return Worker(
            id: id, name: name?.text ?? request.name, unit: request.unit, role: request.role, from: from
        ).with { $0.phone = phone?.text }
    }

    /// Who has left does not come back under the same entry.
    func change(_ worker: Worker, by request: UpdateWorker) throws -> Worker {
        if let until = worker.until {
            throw Refusal.precondition("/id", Message("registry.worker-left", ["until": "\(until)"]))
        }
        var faults = Faults()
        let on = request.on ?? today
        people.past(on, since: worker.from, at: "/on", &faults)
        if let unit = request.unit { people.unit(unit, on: on, at: "/unit", &faults) }
        if let until = request.until { people.past(until, since: worker.from, at: "/until", &faults) }
        let phone = people.phone(request.phone, &faults)
        try faults.check()
        let moved =
            request.unit ?? worker.unit != worker.unit || request.role ?? worker.role != worker.role
        var changed = worker
        changed.unit = request.unit ?? worker.unit
        changed.role = request.role ?? worker.role
        if moved { changed.from = on }
        changed.until = request.until
        changed.phone = phone?.text ?? worker.phone
        return changed
    }
}

extension Worker {
    var facts: WorkerFacts {
        WorkerFacts(id: id, unit: unit, role: role, from: from).with { $0.until = until }
    }
}
