import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// What must hold for a worker to be entered and changed.
struct WorkerRules: Rules {
    let reference: Reference
    let today: Day

    /// What a registration says. Throws INVALID_ARGUMENT with every member that is wrong.
    func admit(
        _ request: RegisterWorker, learned: Learned, newID: () -> FactID
    ) throws -> WorkerSayings {
        var checks = Checks(reference, today: today)
        let name = checks.name(request.name, at: "/name")
        let from = checks.day(request.from, at: "/from")
        // Of a day that is refused, the unit is not to blame.
        checks.unit(request.unit, on: min(from, today), at: "/unit")
        let phone = checks.phone(request.phone, at: "/phone")
        try checks.finish()
        guard let name else { preconditionFailure("a missing name has been refused") }
        return try WorkerSayings(
            registering: WorkerIdentity(name: name, phone: phone?.text),
            in: request.unit, as: request.role, from: from, learned: learned, newID: newID)
    }

    /// What a change says: only the aspects that it names. Throws ``FactRefusal`` with the facts in the way.
    func change(
        _ worker: Sought<WorkerTimelines>, by request: UpdateWorker, learned: Learned, newID: () -> FactID
    ) throws -> WorkerSayings {
        var checks = Checks(reference, today: today)
        let registration = worker.value?.registration
        let first = DayBound.recorded(
            RegistryDay.workerRegistration, on: registration?.days.from, of: registration?.id)
        let (movesAt, isMoved) = (request.on ?? request.since ?? today, request.isMoving)
        if let on = request.on { checks.day(on, since: first, at: "/on") }
        if let since = request.since { checks.day(since, since: first, at: "/since") }
        if let until = request.until {
            let isAfterMove = isMoved && request.since == nil
            checks.day(until, since: isAfterMove ? .said(request.on, today) : first, at: "/until")
        }
        if let unit = request.unit { checks.unit(unit, on: min(movesAt, today), at: "/unit") }
        let name = request.name.flatMap { checks.name($0, at: "/name") }
        let cleared = checks.clear(request.clear, of: ["phone": request.phone != nil])
        let phone = checks.phone(request.phone, at: "/phone")
        let known = try checks.finish(worker)
        guard let worker = known.worker() else { preconditionFailure("one who was admitted is there") }
        try FactVersions.require(request.ifVersion, now: worker.version, changed: known.members)
        try known.refuseMistake()
        var said = WorkerSayings()
        if let before = known.identity.fact(on: .last) {
            var identity = before.value
            identity.name = name ?? identity.name
            identity.phone = cleared.contains("phone") ? nil : phone?.text ?? identity.phone
            if identity != before.value {
                said.identity = [try known.identity.correct(before.id, to: identity, learned: learned)]
            }
        }
        // In the order of the days: who comes back may leave again, and who left may have come back.
        let isBackFirst = request.since.map { since in request.until.map { since <= $0 } ?? true } ?? false
        func comeBack() throws {
            if let since = request.since {
                try say(.atWork, from: since, of: known, &said, learned, newID)
            }
        }
        if isBackFirst { try comeBack() }
        if let until = request.until {
            try say(.left, from: until.advanced(by: 1), of: known, &said, learned, newID)
        }
        if !isBackFirst { try comeBack() }
        if isMoved {
            try known.adding(said).requireAtWork(on: movesAt, at: request.on == nil ? "/id" : "/on")
            // Each for itself: one told late would otherwise carry the other of its day past a later change of that.
            let isDated = request.on != nil || request.since != nil
            if let unit = request.unit,
                let version = try known.workplace.change(
                    unit, from: movesAt, isDated: isDated, as: newID(), learned: learned)
            {
                said.workplace = [version]
            }
            if let role = request.role,
                let version = try known.role.change(
                    role, from: movesAt, isDated: isDated, as: newID(), learned: learned)
            {
                said.role = [version]
            }
        }
        return said
    }

    /// Adds that the worker has left or come back, to what the same command said before.
    private func say(
        _ standing: WorkerStanding, from day: Day, of known: WorkerTimelines, _ said: inout WorkerSayings,
        _ learned: Learned, _ newID: () -> FactID
    ) throws {
        let now = known.adding(said)
        if standing == .left {
            try now.requireAtWork(on: day.advanced(by: -1), at: "/until")
        } else if now.standing.value(on: day) != .left {
            let fact = now.standing.fact(on: day)?.id ?? known.registration?.id
            throw Refusal.precondition(
                "/since",
                Message("registry.worker-at-work", ["day": "\(day)"])
                    .about(fact.map { RecordInTheWay($0) }))
        }
        said.standing.append(
            try now.standing.change(standing, from: day, as: newID(), learned: learned))
    }
}

extension UpdateWorker {
    /// Whether it gives another unit or role.
    fileprivate var isMoving: Bool { unit != nil || role != nil }
}

extension WorkerTimelines {
    /// Who has left is neither moved nor leaves again.
    func requireAtWork(on day: Day, at pointer: String) throws {
        guard let now = standing.fact(on: day), now.value == .left else { return }
        throw Refusal.precondition(
            pointer,
            Message(
                "registry.worker-left",
                ["until": "\(now.days.from.advanced(by: -1))", "id": now.id.text]
            ).about(now.id))
    }

    /// Nothing is said of somebody who never was.
    func refuseMistake() throws {
        guard let registration, registration.value == .enteredInError else { return }
        throw Refusal.precondition(
            "/id",
            Message("registry.worker-in-error", ["id": id.text, "fact": registration.id.text])
                .about(registration.id))
    }
}
