import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// Whom a caregiver is linked to: what a change of sex or year of birth must not contradict.
struct LinkedChild {
    let link: CaregiverLink
    let child: RegisteredChild
    /// Whether the caller may know of the child.
    let isKnown: Bool
}

extension CaregiverRules {
    /// What a change says: only the aspects that it names. `linked` are the children of the caregiver, of ended links too.
    /// Throws ``FactRefusal`` with the facts in the way.
    func change(
        _ caregiver: Sought<CaregiverTimelines>, by request: UpdateCaregiver, linked: [LinkedChild],
        learned: Learned, newID: () -> FactID
    ) throws -> CaregiverSayings {
        var checks = Checks(reference, today: today)
        let before = caregiver.value?.caregiver()
        let day = checks.day(
            request.on,
            since: .recorded(
                RegistryDay.caregiverRegistration, on: before?.registeredOn, of: before?.id,
                told: ["caregiverRegistered"]), at: "/on")
        let name = request.name.flatMap { checks.name($0, at: "/name") }
        let cleared = clear(request, &checks)
        func kept<Value>(_ member: String, _ given: Value?, _ before: Value?) -> Value? {
            cleared.contains(member) ? nil : given ?? before
        }
        if let year = request.birthYear { checks.number(year, in: 1900...today.year, at: "/birthYear") }
        let (sex, birthYear) = (
            kept("sex", request.sex, before?.sex), kept("birthYear", request.birthYear, before?.birthYear)
        )
        let number = checks.personalNumber(
            kept("personalNumber", request.personalNumber, before?.personalNumber?.text), sex: sex,
            birthYear: birthYear, at: "/personalNumber")
        let phone = checks.phone(request.phone, at: "/phone")
        if let commune = request.commune { checks.commune(commune, on: min(day, today), at: "/commune") }
        let known = try checks.finish(caregiver)
        guard let before else { preconditionFailure("one who was admitted is there") }
        try FactVersions.require(request.ifVersion, now: before.version, changed: known.members)
        var said = CaregiverSayings()
        let identity = CaregiverIdentity(
            name: name?.text ?? before.name, sex: sex, birthYear: birthYear, personalNumber: number,
            phone: kept("phone", phone?.text, before.phone))
        if identity != before.identity, let fact = known.identity.fact(on: .last) {
            try fits(identity, before, linked)
            said.identity = [try known.identity.correct(fact.id, to: identity, learned: learned)]
        }
        if let commune = request.commune,
            let version = try known.home.change(
                commune, from: day, isDated: request.on != nil, as: newID(), learned: learned)
        {
            said.home = [version]
        }
        return said
    }

    /// What the request takes off.
    private func clear(_ request: UpdateCaregiver, _ checks: inout Checks) -> Set<String> {
        let given: [String: Bool] = [
            "sex": request.sex != nil, "birthYear": request.birthYear != nil,
            "personalNumber": request.personalNumber != nil, "phone": request.phone != nil,
        ]
        return checks.clear(request.clear, of: given)
    }

    /// Throws FAILED_PRECONDITION with every link that another sex or year of birth contradicts; a link that the caller may not
    /// know of is told without its id.
    private func fits(
        _ identity: CaregiverIdentity, _ before: Caregiver, _ linked: [LinkedChild]
    ) throws {
        guard identity.sex != before.sex || identity.birthYear != before.birthYear else { return }
        var changed = before
        (changed.sex, changed.birthYear) = (identity.sex, identity.birthYear)
        let pointer = identity.sex != before.sex ? "/sex" : "/birthYear"
        var messages: [Message] = []
        for entry in linked {
            var checks = Checks(reference, today: today)
            fits(entry.link.relation, changed, entry.child, on: entry.link.start, &checks)
            guard !checks.violations.isEmpty else { continue }
            messages.append(
                entry.isKnown
                    ? Message(
                        "registry.link-contradicted", ["id": entry.link.id.text],
                        terms: ["relation": [entry.link.relation.term]])
                    : Message("registry.link-contradicted-elsewhere"))
        }
        guard let first = messages.first else { return }
        throw Refusal(
            .failedPrecondition, first,
            violations: Set(messages).sorted { "\($0.arguments)" < "\($1.arguments)" }
                .map { Refusal.Violation(pointer, $0) })
    }

    /// What a correction of a home says. Throws ``FactRefusal`` with the facts in the way.
    func correct(
        _ caregiver: Sought<CaregiverTimelines>, by request: CorrectCaregiverHome, learned: Learned
    ) throws -> CaregiverSayings {
        var checks = Checks(reference, today: today)
        let home = caregiver.value?.home.history.facts().first { $0.id == request.fact }
        if let day = request.on { checks.day(day, at: "/on") }
        if let commune = request.commune {
            checks.commune(commune, on: min(request.on ?? home?.days.from ?? today, today), at: "/commune")
        } else if let home, let day = request.on, day <= today {
            checks.commune(home.value, on: day, at: "/on")
        }
        let known = try requireHome(request.fact, of: caregiver, ifVersion: request.ifVersion, checks)
        var said = CaregiverSayings()
        said.home = [
            try known.home.correct(request.fact, to: request.commune, from: request.on, learned: learned)
        ]
        return said
    }

    /// What it says that a home never was. Throws ``FactRefusal`` with the facts in the way.
    func void(
        _ caregiver: Sought<CaregiverTimelines>, by request: VoidCaregiverHome, learned: Learned
    ) throws -> CaregiverSayings {
        let checks = Checks(reference, today: today)
        let known = try requireHome(request.fact, of: caregiver, ifVersion: request.ifVersion, checks)
        guard request.fact != known.registration else {
            throw Refusal.precondition(
                "/fact", Message("registry.caregiver-home-needed").about(request.fact))
        }
        var said = CaregiverSayings()
        said.home = [try known.home.void(request.fact, learned: learned)]
        return said
    }

    /// The caregiver, once nothing is wrong with the request and its fact is a home.
    private func requireHome(
        _ fact: FactID, of caregiver: Sought<CaregiverTimelines>, ifVersion: Int?, _ checks: Checks
    ) throws -> CaregiverTimelines {
        let (known, aspect) = try checks.finish(
            caregiver, FactVersions.seek(fact, of: caregiver.value, CaregiverTimelines.aspect))
        try FactVersions.require(ifVersion, now: known.version, changed: known.members)
        guard aspect == .home else { try FactVersions.refuseIdentity() }
        return known
    }
}
