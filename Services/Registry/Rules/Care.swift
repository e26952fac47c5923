import Bus
import RegistryAPI
import Vocabulary

/// What must hold for a person to be entered as a caregiver, and to be a child's.
struct Care {
    let reference: Reference
    let today: Day

    private var people: People { People(reference: reference, today: today) }

    func admit(_ request: RegisterCaregiver, as id: CaregiverID) throws -> Caregiver {
        var faults = Faults()
        let registeredOn = request.registeredOn ?? today
        people.past(registeredOn, at: "/registeredOn", &faults)
        let name = people.name(request.name, &faults)
        if let year = request.birthYear, !(1900...today.year).contains(year) {
            faults.add("/birthYear", "birth-year-impossible", ["year": "\(year)"])
        }
        let number = people.personalNumber(
            request.personalNumber, sex: request.sex, birthYear: request.birthYear, &faults)
        let phone = people.phone(request.phone, &faults)
        people.commune(request.commune, &faults)
        try faults.check()
        return Caregiver(
            id: id, name: name?.text ?? request.name, sex: request.sex, birthYear: request.birthYear,
            personalNumber: number?.text, phone: phone?.text, commune: request.commune,
            registeredOn: registeredOn)
    }

    /// `existing` are the child's links, ended ones too.
    func link(
        _ caregiver: Caregiver, to child: RegisteredChild, as relation: CareRelation, from start: Day,
        id: CaregiverLinkID, existing: [CaregiverLink]
    ) throws -> CaregiverLink {
        try Standing.requireActive(child, at: "/child")
        var faults = Faults()
        people.past(start, since: child.birth.earliest, at: "/start", &faults)
        fits(relation, caregiver, child, on: start, &faults)
        try faults.check()
        if let same = existing.first(where: { $0.caregiver == caregiver.id && $0.end == nil }) {
            throw Refusal.exists("/caregiver", Message("registry.already-linked", ["id": same.id.text]))
        }
        if relation.isSingle, let other = existing.first(where: { $0.relation == relation && $0.end == nil })
        {
            throw Refusal.precondition("/relation", Message("registry.relation-taken", ["id": other.id.text]))
        }
        return CaregiverLink(
            id: id, caregiver: caregiver.id, child: child.id, relation: relation, start: start)
    }

    func unlink(_ link: CaregiverLink, on day: Day) throws -> CaregiverLink {
        if let end = link.end {
            throw Refusal.precondition("/id", Message("registry.link-ended", ["end": "\(end)"]))
        }
        var faults = Faults()
        people.past(day, since: link.start, at: "/end", &faults)
        try faults.check()
        return CaregiverLink(
            id: link.id, caregiver: link.caregiver, child: link.child, relation: link.relation,
            start: link.start, end: day)
    }

    /// A mother is a woman, a parent is older than the child, and who is not kin is as much older as the law asks
    /// (Decree 56/2017, Art. 63), as far as sex and years are known.
    private func fits(
        _ relation: CareRelation, _ caregiver: Caregiver, _ child: RegisteredChild, on day: Day,
        _ faults: inout Faults
    ) {
        if relation == .mother && caregiver.sex == .male || relation == .father && caregiver.sex == .female {
            faults.add("/relation", "relation-sex", ["relation": relation.rawValue])
        }
        guard let year = caregiver.birthYear else { return }
        let gap = child.birth.year - year
        if [.mother, .father, .grandparent].contains(relation), gap < 1 {
            faults.add("/relation", "relation-age", ["year": "\(year)", "childYear": "\(child.birth.year)"])
        }
        if !relation.isKin,
            case .months(let months)? = reference.deadline("care.non-kin-age-gap", on: day)?.rule,
            gap * 12 < months
        {
            faults.add("/relation", "carer-too-young", ["years": "\(months / 12)"])
        }
    }
}

extension Caregiver {
    var facts: CaregiverFacts {
        CaregiverFacts(id: id, sex: sex, birthYear: birthYear, commune: commune, on: registeredOn)
    }
}

extension CaregiverLink {
    var facts: CaregiverLinkFacts {
        CaregiverLinkFacts(
            id: id, caregiver: caregiver, child: child, relation: relation, start: start, end: end)
    }
}
