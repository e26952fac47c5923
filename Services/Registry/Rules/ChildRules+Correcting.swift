import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

extension ChildRules {
    /// What a correction says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ known: ChildTimelines, by request: CorrectChild, learned: Learned
    ) throws -> ChildSayings {
        let aspect = try changeable(request.fact, of: known)
        var checks = Checks(reference, today: today)
        let cleared = checks.clear(request.clear, of: ["address": request.address != nil], at: "/clear")
        refuseForeign(request, of: aspect, &checks)
        if let day = request.on { checks.day(day, at: "/on") }
        var said = ChildSayings()
        switch aspect {
        case .identity: break
        case .home:
            let fact = try known.home.history.standing(request.fact)
            let day = request.on ?? fact.days.from
            if let commune = request.commune { checks.commune(commune, on: day, at: "/commune") }
            try checks.finish()
            said.home = [
                try known.home.correct(
                    request.fact, value: request.commune, from: request.on, learned: learned)
            ]
        case .address:
            let text: String? = request.address.map { checks.words($0, at: "/address", upTo: 300) }
            try checks.finish()
            let isNamed = text != nil || cleared.contains("address")
            said.address = [
                try known.address.correct(
                    request.fact, value: isNamed ? Address(text: text) : nil, from: request.on,
                    learned: learned)
            ]
        case .poverty:
            try checks.finish()
            said.poverty = [
                try known.poverty.correct(
                    request.fact, value: request.povertyStatus, from: request.on, learned: learned)
            ]
        case .standing:
            let note = checks.remark(request.note, at: "/note", upTo: 1000)
            try checks.finish()
            said = try standing(known, by: request, note: note, learned: learned)
        }
        return said
    }

    /// What it says that a fact never was. Throws ``FactRefusal`` with the facts in the way.
    func void(_ known: ChildTimelines, by request: VoidChildFact, learned: Learned) throws -> ChildSayings {
        let aspect = try changeable(request.fact, of: known)
        if let registration = known.registration, registration.id == request.fact {
            throw Refusal.precondition(
                "/fact",
                Message(
                    "registry.registration-voided", ["day": "\(registration.days.from)"],
                    terms: ["reason": [ChildStatus.enteredInError.term]]))
        }
        var said = ChildSayings()
        switch aspect {
        case .identity: break
        case .home: said.home = [try known.home.void(request.fact, learned: learned)]
        case .address: said.address = [try known.address.void(request.fact, learned: learned)]
        case .poverty: said.poverty = [try known.poverty.void(request.fact, learned: learned)]
        case .standing: said.standing = [try known.standing.void(request.fact, learned: learned)]
        }
        return said
    }

    /// What the fact is about. An identity is corrected by what it is, not by the fact's id.
    private func changeable(_ fact: FactID, of known: ChildTimelines) throws -> ChildAspect {
        guard let aspect = known.aspect(of: fact) else { throw FactRefusal(.unknown) }
        if aspect == .identity { try FactVersions.refuseIdentity() }
        return aspect
    }

    /// Notes what the request gives that the fact does not have.
    private func refuseForeign(_ request: CorrectChild, of aspect: ChildAspect, _ checks: inout Checks) {
        checks.refuseForeign(
            [
                ("commune", request.commune != nil, .home), ("address", request.address != nil, .address),
                ("clear", request.clear?.isEmpty == false, .address),
                ("povertyStatus", request.povertyStatus != nil, .poverty),
                ("reason", request.reason != nil, .standing), ("note", request.note != nil, .standing),
            ], of: aspect)
    }

    private func standing(
        _ known: ChildTimelines, by request: CorrectChild, note: String?, learned: Learned
    ) throws -> ChildSayings {
        let fact = try known.standing.history.standing(request.fact)
        guard let identity = known.identity.value(on: .last) else { return ChildSayings() }
        if let registration = known.registration, registration.id == request.fact {
            return try self.registration(
                known, registration, identity, by: request, note: note, learned: learned)
        }
        let day = request.on ?? fact.days.from
        var corrected = fact.value
        if let reason = request.reason {
            if reason == .active || fact.value.status == .active {
                throw Refusal.invalid("/reason", Message("registry.standing-kept", ["field": "/reason"]))
            }
            corrected.status = reason
        }
        corrected.note = note ?? corrected.note
        if corrected.status == .agedOut,
            let end = Childhood(reference: reference).end(identity.birth, by: day), day < end
        {
            throw Refusal.precondition(
                request.reason == nil ? "/on" : "/reason",
                Message("registry.not-aged-out", ["end": "\(end)"]))
        }
        var said = ChildSayings()
        said.standing = [
            try known.standing.correct(request.fact, value: corrected, from: request.on, learned: learned)
        ]
        return said
    }

    /// The day of a registration: it must lie in childhood, and what the registration said of home, address and poverty
    /// moves with it.
    private func registration(
        _ known: ChildTimelines, _ registration: Fact<ChildStanding>, _ identity: Identity,
        by request: CorrectChild, note: String?, learned: Learned
    ) throws -> ChildSayings {
        var checks = Checks(reference, today: today)
        if request.reason != nil {
            checks.fail("/reason", "registry.standing-kept")
        }
        let day = request.on ?? registration.days.from
        checks.day(day, since: identity.birth.earliest, at: "/on")
        let childhood = Childhood(reference: reference)
        if let end = childhood.end(identity.birth, by: day), day >= end {
            let birth = identity.birthDate?.description ?? "\(identity.birthYear)"
            checks.fail(
                "/on", "registry.too-old",
                ["birth": birth, "years": childhood.years(by: day), "day": "\(day)"])
        }
        try checks.finish()
        let passed =
            known.standing.begun(after: registration, before: day)
            + known.home.begun(after: registration, before: day)
            + known.address.begun(after: registration, before: day)
            + known.poverty.begun(after: registration, before: day)
        guard passed.isEmpty else { throw FactRefusal(.outsideLife, passed) }
        var value = registration.value
        value.note = note ?? value.note
        var said = ChildSayings()
        said.standing = [
            try known.standing.correct(request.fact, value: value, from: request.on, learned: learned)
        ]
        said.home = try known.home.moving(with: registration, to: day, learned: learned)
        said.address = try known.address.moving(with: registration, to: day, learned: learned)
        said.poverty = try known.poverty.moving(with: registration, to: day, learned: learned)
        return said
    }
}

extension Timeline {
    /// What began since the registration and would lie before it on another day: what the registration itself said must
    /// not come after it, as the present.
    fileprivate func begun(after registration: Fact<ChildStanding>, before day: Day) -> [FactInTheWay] {
        history.facts().filter { fact in
            !fact.belongs(to: registration) && fact.days.from >= registration.days.from
                && fact.days.from < day
        }
        .map { FactInTheWay($0.id, $0.days, .startsBefore) }
    }
}
