import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

extension ChildRules {
    /// What a correction says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ child: Sought<ChildTimelines>, by request: CorrectChild, learned: Learned
    ) throws -> ChildSayings {
        var checks = Checks(reference, today: today)
        let fact = FactVersions.seek(request.fact, of: child.value, ChildTimelines.aspect)
        if case let aspect?? = fact.value { refuseForeign(request, of: aspect, &checks) }
        let cleared = checks.clear(request.clear, of: ["address": request.address != nil])
        let address: String? = request.address.map { checks.words($0, at: "/address", upTo: 300) }
        let note = checks.remark(request.note, at: "/note", upTo: 1000)
        reason(of: request, child.value, &checks)
        days(of: request, child.value, &checks)
        let (known, aspect) = try checks.finish(child, fact)
        try FactVersions.require(request.ifVersion, now: known.version, changed: known.members)
        var said = ChildSayings()
        switch aspect {
        case nil, .identity: try FactVersions.refuseIdentity()
        case .home:
            said.home = [
                try known.home.correct(
                    request.fact, to: request.commune, from: request.on, learned: learned)
            ]
        case .address:
            let isNamed = address != nil || cleared.contains("address")
            said.address = [
                try known.address.correct(
                    request.fact, to: isNamed ? Address(text: address) : nil, from: request.on,
                    learned: learned)
            ]
        case .poverty:
            said.poverty = [
                try known.poverty.correct(
                    request.fact, to: request.povertyStatus, from: request.on, learned: learned)
            ]
        case .standing: said = try standing(known, by: request, note: note, learned: learned)
        }
        return said
    }

    /// What it says that a fact never was. Throws ``FactRefusal`` with the facts in the way.
    func void(
        _ child: Sought<ChildTimelines>, by request: VoidChildFact, learned: Learned
    ) throws -> ChildSayings {
        let checks = Checks(reference, today: today)
        let (known, aspect) = try checks.finish(
            child, FactVersions.seek(request.fact, of: child.value, ChildTimelines.aspect))
        try FactVersions.require(request.ifVersion, now: known.version, changed: known.members)
        if let registration = known.registration, registration.id == request.fact {
            throw Refusal.precondition(
                "/fact",
                Message(
                    "registry.registration-voided", ["day": "\(registration.days.from)"],
                    terms: ["reason": [ChildStatus.enteredInError.term]]
                ).about(registration.id))
        }
        var said = ChildSayings()
        switch aspect {
        case nil, .identity: try FactVersions.refuseIdentity()
        case .home: said.home = [try known.home.void(request.fact, learned: learned)]
        case .address: said.address = [try known.address.void(request.fact, learned: learned)]
        case .poverty: said.poverty = [try known.poverty.void(request.fact, learned: learned)]
        case .standing: said.standing = [try known.standing.void(request.fact, learned: learned)]
        }
        return said
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

    /// Notes a reason that would make a closure of what is none, or none of a closure.
    private func reason(of request: CorrectChild, _ known: ChildTimelines?, _ checks: inout Checks) {
        guard let reason = request.reason,
            let fact = known?.standing.history.facts().first(where: { $0.id == request.fact }),
            reason == .active || fact.value.status == .active
        else { return }
        checks.fail("/reason", "registry.standing-kept")
    }

    /// Notes a day that is still to come, one outside of childhood for a registration, and a commune that did not exist when
    /// the child is said to have lived in it.
    private func days(of request: CorrectChild, _ known: ChildTimelines?, _ checks: inout Checks) {
        if let known, let registration = known.registration, registration.id == request.fact {
            return self.registration(registration, of: known, by: request, &checks)
        }
        let born = known.flatMap { DayBound.birth(of: $0.child()) }
        if let day = request.on { checks.day(day, since: born, at: "/on") }
        let home = known?.home.history.facts().first { $0.id == request.fact }
        if let commune = request.commune {
            checks.commune(commune, on: min(request.on ?? home?.days.from ?? today, today), at: "/commune")
        } else if let home, let day = request.on, day <= today {
            checks.commune(home.value, on: day, at: "/on")
        }
    }

    private func standing(
        _ known: ChildTimelines, by request: CorrectChild, note: String?, learned: Learned
    ) throws -> ChildSayings {
        let fact = try known.standing.history.standing(request.fact)
        var corrected = fact.value
        corrected.note = note ?? corrected.note
        if let registration = known.registration, registration.id == request.fact {
            return try self.registration(registration, of: known, as: corrected, on: request.on, learned)
        }
        corrected.status = request.reason ?? corrected.status
        if corrected.status == .agedOut, let identity = known.identity.value(on: .last),
            case let day = request.on ?? fact.days.from,
            let end = Childhood(reference: reference).end(identity.birth, by: day), day < end
        {
            throw Refusal.precondition(
                request.reason == nil ? "/on" : "/reason",
                Message("registry.not-aged-out", ["end": "\(end)"]))
        }
        var said = ChildSayings()
        said.standing = [
            try known.standing.correct(request.fact, to: corrected, from: request.on, learned: learned)
        ]
        return said
    }
}
