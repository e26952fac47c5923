import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What must hold for a person to be entered as a caregiver, and to be a child's.
struct CaregiverRules: Rules {
    let reference: Reference
    let today: Day

    func admit(_ request: RegisterCaregiver, as id: CaregiverID) throws -> Caregiver {
        var checks = Checks(reference, today: today)
        let registeredOn = checks.day(request.registeredOn, at: "/registeredOn")
        let name = checks.name(request.name, at: "/name")
        if let year = request.birthYear { checks.number(year, in: 1900...today.year, at: "/birthYear") }
        let number = checks.personalNumber(
            request.personalNumber, sex: request.sex, birthYear: request.birthYear, at: "/personalNumber")
        let phone = checks.phone(request.phone, at: "/phone")
        checks.commune(request.commune, on: min(registeredOn, today), at: "/commune")
        try checks.finish()
        guard let name else { preconditionFailure("a missing name has been refused") }
        return Caregiver(
            id: id, name: name.text, commune: request.commune, registeredOn: registeredOn, version: 1
        ).with {
            $0.sex = request.sex
            $0.birthYear = request.birthYear
            $0.personalNumber = number
            $0.phone = phone?.text
        }
    }

    /// `other` is another caregiver with the personal number, if the caller may know of one.
    func requireOnce(numbered other: Caregiver?) throws {
        guard let other else { return }
        throw Refusal.exists(
            "/personalNumber",
            Message("registry.personal-number-taken", ["id": other.id.text])
                .about(other.id, told: ["caregiverRegistered"]))
    }

    /// `existing` are the child's links, ended ones too. `last` is the day after which this one ends with the child's
    /// registration, if it does and has no `end`; `recorder` says who recorded one.
    func link(
        _ caregiver: Sought<Caregiver>, to child: Sought<RegisteredChild>, as relation: CareRelation,
        from start: Day, to end: Day? = nil, id: CaregiverLinkID, existing: [CaregiverLink],
        until last: Day? = nil, by recorder: (FactID) throws -> Recorder? = { _ in nil }
    ) throws -> CaregiverLink {
        var checks = Checks(reference, today: today)
        checks.day(start, since: .birth(of: child.value), at: "/start")
        if let end { checks.day(end, since: .named("start", start), at: "/end") }
        if let caregiver = caregiver.value { fits(relation, caregiver, child.value, on: start, &checks) }
        let (child, caregiver) = try checks.finish(child, caregiver)
        try child.requireActive(at: "/child")
        let days = DayRange(start, end ?? last)
        let beside = existing.filter { $0.days.overlaps(days) }
        if let same = beside.first(where: { $0.caregiver == caregiver.id }) {
            throw Refusal.exists(
                "/caregiver",
                try same.days.message("registry.already-linked", same.id, by: recorder))
        }
        if relation.isSingle, let other = beside.first(where: { $0.relation == relation }) {
            throw Refusal.precondition(
                "/relation",
                try other.days.message("registry.relation-taken", other.id, by: recorder))
        }
        return CaregiverLink(
            id: id, caregiver: caregiver.id, child: child.id, relation: relation, start: start
        ).with { $0.end = end }
    }

    func unlink(_ link: Sought<CaregiverLink>, on day: Day) throws -> CaregiverLink {
        try end(link, on: day, or: "registry.link-ended")
    }

    /// A mother is a woman, a parent is older than the child, and who is not kin is as much older as the law asks
    /// (Decree 56/2017, Art. 63), as far as sex and years are known.
    func fits(
        _ relation: CareRelation, _ caregiver: Caregiver, _ child: RegisteredChild?, on day: Day,
        _ checks: inout Checks
    ) {
        if relation == .mother && caregiver.sex == .male || relation == .father && caregiver.sex == .female {
            checks.fail("/relation", "registry.relation-sex", terms: ["relation": [relation.term]])
        }
        guard let year = caregiver.birthYear, let child else { return }
        let gap = child.birth.year - year
        if [.mother, .father, .grandparent].contains(relation), gap < 1 {
            checks.fail(
                "/relation", "registry.relation-age",
                ["year": "\(year)", "childYear": "\(child.birth.year)"])
        }
        if !relation.isKin, let years = yearsMissed(by: caregiver, to: child, on: day) {
            checks.fail("/relation", "registry.carer-too-young", ["years": "\(years)"])
        }
    }
}

extension Rules {
    /// How many years somebody who is not kin has to be older than the child by the law of a day, where it is known not to be.
    func yearsMissed(by carer: Caregiver, to child: RegisteredChild, on day: Day) -> Int? {
        guard let year = carer.birthYear,
            case .months(let months)? = reference.deadline("care.non-kin-age-gap", on: day)?.rule,
            (child.birth.year - year) * 12 < months
        else { return nil }
        return months / 12
    }
}

extension CaregiverLink {
    var days: DayRange { DayRange(start, end) }

    var facts: CaregiverLinkFacts {
        CaregiverLinkFacts(
            id: id, caregiver: caregiver, child: child, relation: relation, start: start
        ).with { $0.end = end }
    }
}
