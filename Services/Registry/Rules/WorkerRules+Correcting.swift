import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

extension WorkerRules {
    /// What a correction says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ known: WorkerTimelines, by request: CorrectWorker, learned: Learned
    ) throws -> WorkerSayings {
        let aspect = try changeable(request.fact, of: known)
        var checks = Checks(reference, today: today)
        checks.refuseForeign(
            [
                ("unit", request.unit != nil, .post), ("role", request.role != nil, .post),
                ("standing", request.standing != nil, .standing),
            ], of: aspect)
        var said = WorkerSayings()
        switch aspect {
        case .identity: break
        case .post:
            let fact = try known.post.history.standing(request.fact)
            if let day = request.on { checks.day(day, at: "/on") }
            if let unit = request.unit { checks.unit(unit, on: request.on ?? fact.days.from, at: "/unit") }
            try checks.finish()
            let post = WorkerPost(
                unit: request.unit ?? fact.value.unit, role: request.role ?? fact.value.role)
            said.post = [
                try known.post.correct(request.fact, value: post, from: request.on, learned: learned)
            ]
        case .standing:
            let fact = try known.standing.history.standing(request.fact)
            let isRegistration = known.registration?.id == request.fact
            if let day = request.on {
                // Who works until today has left from tomorrow on.
                let isLastDayToday = fact.value == .left && day == today.advanced(by: 1)
                if !isLastDayToday { checks.day(day, at: "/on") }
            }
            if let standing = request.standing, !isRegistration || standing == .left {
                checks.fail("/standing", "registry.worker-standing-kept")
            }
            try checks.finish()
            said.standing = [
                try known.standing.correct(
                    request.fact, value: request.standing, from: request.on, learned: learned)
            ]
            if isRegistration, let registration = known.registration, let day = request.on {
                said.post = try known.post.moving(with: registration, to: day, learned: learned)
            }
        }
        return said
    }

    /// What it says that a fact never was. Throws ``FactRefusal`` with the facts in the way.
    func void(
        _ known: WorkerTimelines, by request: VoidWorkerFact, learned: Learned
    ) throws -> WorkerSayings {
        let aspect = try changeable(request.fact, of: known)
        if let registration = known.registration, registration.id == request.fact {
            throw Refusal.precondition(
                "/fact",
                Message(
                    "registry.worker-registration-voided", ["day": "\(registration.days.from)"],
                    terms: ["standing": [WorkerStanding.enteredInError.term]]))
        }
        var said = WorkerSayings()
        switch aspect {
        case .identity: break
        case .post: said.post = [try known.post.void(request.fact, learned: learned)]
        case .standing: said.standing = [try known.standing.void(request.fact, learned: learned)]
        }
        return said
    }

    /// What the fact is about. An identity is corrected by what it is, not by the fact's id.
    private func changeable(_ fact: FactID, of known: WorkerTimelines) throws -> WorkerAspect {
        guard let aspect = known.aspect(of: fact) else { throw FactRefusal(.unknown) }
        if aspect == .identity { try FactVersions.refuseIdentity() }
        return aspect
    }
}
