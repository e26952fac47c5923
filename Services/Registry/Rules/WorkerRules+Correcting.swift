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
                    ("unit", request.unit != nil, .post), ("role", request.role != nil, .post),
                    ("standing", request.standing != nil, .standing),
                ], of: aspect)
        }
        check(request, of: worker.value, &checks)
        let (known, aspect) = try checks.finish(worker, fact)
        try FactVersions.require(request.ifVersion, now: known.version)
        var said = WorkerSayings()
        switch aspect {
        case nil, .identity: try FactVersions.refuseIdentity()
        case .post:
            let fact = try known.post.history.standing(request.fact)
            let post = WorkerPost(
                unit: request.unit ?? fact.value.unit, role: request.role ?? fact.value.role)
            said.post = [
                try known.post.correct(request.fact, value: post, from: request.on, learned: learned)
            ]
        case .standing:
            said.standing = [
                try known.standing.correct(
                    request.fact, value: request.standing, from: request.on, learned: learned)
            ]
            if let registration = known.registration, registration.id == request.fact, let day = request.on {
                said.post = try known.post.moving(with: registration, to: day, learned: learned)
            }
        }
        return said
    }

    /// Notes a day that is still to come, a unit that did not exist when the worker is said to have come into it, and a standing
    /// that the fact cannot have.
    private func check(_ request: CorrectWorker, of known: WorkerTimelines?, _ checks: inout Checks) {
        let post = known?.post.history.facts().first { $0.id == request.fact }
        let standing = known?.standing.history.facts().first { $0.id == request.fact }
        if let day = request.on {
            // Who works until today has left from tomorrow on.
            let isLastDayToday = standing?.value == .left && day == today.advanced(by: 1)
            if !isLastDayToday { checks.day(day, at: "/on") }
        }
        if let unit = request.unit {
            checks.unit(unit, on: min(request.on ?? post?.days.from ?? today, today), at: "/unit")
        } else if let day = request.on, day <= today {
            for post in posts(movedBy: request, of: known) { checks.unit(post.unit, on: day, at: "/on") }
        }
        if let said = request.standing, let standing,
            standing.id != known?.registration?.id || said == .left
        {
            checks.fail("/standing", "registry.worker-standing-kept")
        }
    }

    /// What a correction gives another day: the post that it is of, or what the registration said.
    private func posts(movedBy request: CorrectWorker, of known: WorkerTimelines?) -> [WorkerPost] {
        guard let known else { return [] }
        return known.post.history.facts().filter { post in
            guard let registration = known.registration, registration.id == request.fact else {
                return post.id == request.fact
            }
            return post.belongs(to: registration)
        }.map(\.value)
    }

    /// What it says that a fact never was. Throws ``FactRefusal`` with the facts in the way.
    func void(
        _ worker: Sought<WorkerTimelines>, by request: VoidWorkerFact, learned: Learned
    ) throws -> WorkerSayings {
        let checks = Checks(reference, today: today)
        let (known, aspect) = try checks.finish(
            worker, FactVersions.seek(request.fact, of: worker.value, WorkerTimelines.aspect))
        try FactVersions.require(request.ifVersion, now: known.version)
        if let registration = known.registration, registration.id == request.fact {
            throw Refusal.precondition(
                "/fact",
                Message(
                    "registry.worker-registration-voided", ["day": "\(registration.days.from)"],
                    terms: ["standing": [WorkerStanding.enteredInError.term]]))
        }
        var said = WorkerSayings()
        switch aspect {
        case nil, .identity: try FactVersions.refuseIdentity()
        case .post: said.post = [try known.post.void(request.fact, learned: learned)]
        case .standing: said.standing = [try known.standing.void(request.fact, learned: learned)]
        }
        return said
    }
}
