import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// What must hold for a worker to be entered and moved.
struct WorkerRules {
    let reference: Reference
    let today: Day

    func admit(_ request: RegisterWorker, as id: WorkerID) throws -> Worker {
        var checks = Checks(reference, today: today)
        let from = request.from ?? today
        let name = checks.name(request.name, at: "/name")
        checks.day(from, at: "/from")
        checks.unit(request.unit, at: "/unit")
        let phone = checks.phone(request.phone, at: "/phone")
        try checks.finish()
        return Worker(
            id: id, name: name?.text ?? request.name, unit: request.unit, role: request.role, from: from
        ).with { $0.phone = phone?.text }
    }

    /// Who has left does not come back under the same entry.
    func change(_ worker: Sought<Worker>, by request: UpdateWorker) throws -> Worker {
        var checks = Checks(reference, today: today)
        let known = worker.value
        let on = request.on ?? today
        checks.day(on, since: known?.from, at: "/on")
        if let unit = request.unit { checks.unit(unit, on: on, at: "/unit") }
        let isMoved = known.map {
            request.unit ?? $0.unit != $0.unit || request.role ?? $0.role != $0.role
        }
        if let until = request.until {
            checks.day(until, since: isMoved == true ? on : known?.from, at: "/until")
        }
        let phone = checks.phone(request.phone, at: "/phone")
        var changed = try checks.finish(worker)
        if let until = changed.until {
            throw Refusal.precondition("/id", Message("registry.worker-left", ["until": "\(until)"]))
        }
        changed.unit = request.unit ?? changed.unit
        changed.role = request.role ?? changed.role
        if isMoved == true { changed.from = on }
        changed.until = request.until
        changed.phone = phone?.text ?? changed.phone
        return changed
    }
}

extension Worker {
    var facts: WorkerFacts {
        WorkerFacts(id: id, unit: unit, role: role, from: from).with { $0.until = until }
    }
}
