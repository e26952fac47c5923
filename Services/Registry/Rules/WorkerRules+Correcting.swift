import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

extension WorkerRules {
    /// What a correction says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ worker: Sought<WorkerTimelines>, by request: CorrectWorker, learned: Learned
    ) throws -> WorkerSayings {
        var checks = Checks(reference, today: today)
        let fact = FactVersions.seek(request.fact, of: worker.value, WorkerTimelines.aspect)
        if case let aspect?? = fact.value {
            checks.refuseForeign(
                [
                    ("unit", request.unit != nil, .workplace), ("role", request.role != nil, .role),
                    ("standing", request.standing != nil, .standing),
                ], of: aspect)
        }
        check(request, of: worker.value, &checks)
        let (known, aspect) = try checks.finish(worker, fact)
        try FactVersions.require(request.ifVersion, now: known.version, changed: known.members)
        var said = WorkerSayings()
        switch aspect {
        case nil, .identity: try FactVersions.refuseIdentity()
        case .workplace:
            said.workplace = [
                try known.workplace.correct(
                    request.fact, to: request.unit, from: request.on, learned: learned)
            ]
        case .role:
            said.role = [
                try known.role.correct(request.fact, to: request.role, from: request.on, learned: learned)
            ]
        case .standing:
            said.standing = [
                try known.standing.correct(
                    request.fact, to: request.standing, from: request.on, learned: learned)
            ]
            if let registration = known.registration, registration.id == request.fact, let day = request.on {
                said.workplace = try known.workplace.moving(with: registration, to: day, learned: learned)
                said.role = try known.role.moving(with: registration, to: day, learned: learned)
            }
        }
        return said
    }

    /// Notes a day that is still to come, a unit that did not exist when the worker is said to have come into it, and a standing
    /// that the fact cannot have.
    private func check(_ request: CorrectWorker, of known: WorkerTimelines?, _ checks: inout Checks) {
        let workplace = known?.workplace.history.facts().first { $0.id == request.fact }
        let standing = known?.standing.history.facts().first { $0.id == request.fact }
        if let day = request.on {
            // Who works until today has left from tomorrow on.
            let isLastDayToday = standing?.value == .left && day == today.advanced(by: 1)
            if !isLastDayToday { checks.day(day, at: "/on") }
        }
        if let unit = request.unit {
            checks.unit(unit, on: min(request.on ?? workplace?.days.from ?? today, today), at: "/unit")
        } else if let day = request.on, day <= today {
            for unit in units(movedBy: request, of: known) { checks.unit(unit, on: day, at: "/on") }
        }
        if let said = request.standing, let standing,
            standing.id != known?.registration?.id || said == .left
        {
            checks.fail("/standing", "registry.worker-standing-kept")
        }
    }

    /// The units that a correction gives another day: that of the workplace that it is of, or of what the registration said.
    private func units(movedBy request: CorrectWorker, of known: WorkerTimelines?) -> [UnitPath] {
        guard let known else { return [] }
        return known.workplace.history.facts().filter { workplace in
            guard let registration = known.registration, registration.id == request.fact else {
                return workplace.id == request.fact
            }
            return workplace.belongs(to: registration)
        }.map(\.value)
    }

    /// What it says that a fact never was. Throws ``FactRefusal`` with the facts in the way.
    func void(
        _ worker: Sought<WorkerTimelines>, by request: VoidWorkerFact, learned: Learned
    ) throws -> WorkerSayings {
        let checks = Checks(reference, today: today)
        let (known, aspect) = try checks.finish(
            worker, FactVersions.seek(request.fact, of: worker.value, WorkerTimelines.aspect))
        try FactVersions.require(request.ifVersion, now: known.version, changed: known.members)
        if let registration = known.registration, registration.id == request.fact {
            throw Refusal.precondition(
                "/fact",
                Message(
                    "registry.worker-registration-voided", ["day": "\(registration.days.from)"],
                    terms: ["standing": [WorkerStanding.enteredInError.term]]
                ).about(registration.id))
        }
        var said = WorkerSayings()
        switch aspect {
        case nil, .identity: try FactVersions.refuseIdentity()
        case .workplace: said.workplace = [try known.workplace.void(request.fact, learned: learned)]
        case .role: said.role = [try known.role.void(request.fact, learned: learned)]
        case .standing: said.standing = [try known.standing.void(request.fact, learned: learned)]
        }
        return said
    }
}
