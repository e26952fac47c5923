import Bus
import RegistryAPI
import Vocabulary

/// What must hold for a child to enter the register, and to be changed in it.
struct Registration {
    let reference: Reference
    let today: Day

    private var people: People { People(reference: reference, today: today) }

    /// The child that the request enters. Throws INVALID_ARGUMENT with every member that is wrong.
    func admit(_ request: RegisterChild, as id: ChildID) throws -> RegisteredChild {
        var faults = Faults()
        let registeredOn = request.registeredOn ?? today
        people.past(registeredOn, at: "/registeredOn", &faults)
        let name = people.name(request.name, &faults)
        let birth = birth(request.birthDate, request.birthYear, registeredOn: registeredOn, &faults)
        let number = people.personalNumber(
            request.personalNumber, sex: request.sex, birthYear: birth?.year, &faults)
        ethnicity(request.ethnicity, &faults)
        people.commune(request.commune, &faults)
        let address = people.text(request.address, at: "/address", limit: 300, &faults)
        try faults.check()
        guard let name, let birth else { preconditionFailure("a missing name or birth is a fault") }
        return RegisteredChild(
            id: id, name: name, sex: request.sex, birth: birth, ethnicity: request.ethnicity,
            personalNumber: number, commune: request.commune, address: address,
            povertyStatus: request.povertyStatus ?? .notPoor, status: .active,
            legalBasis: request.legalBasis ?? .publicDuty, registeredOn: registeredOn, closedOn: nil,
            version: 1)
    }

    /// The child as the request changes it; the same child when it changes nothing.
    func change(_ child: RegisteredChild, by request: UpdateChild) throws -> RegisteredChild {
        try Standing.requireActive(child)
        if let version = request.ifVersion, version != child.version {
            throw Refusal(
                .aborted,
                Message("registry.changed-since", ["version": "\(version)", "now": "\(child.version)"]),
                violations: [
                    Refusal.Violation(
                        "/ifVersion",
                        Message(
                            "registry.changed-since", ["version": "\(version)", "now": "\(child.version)"]))
                ])
        }
        var faults = Faults()
        var changed = child
        people.past(request.on ?? today, since: child.registeredOn, at: "/on", &faults)
        if let text = request.name, let name = people.name(text, &faults) { changed.name = name }
        changed.sex = request.sex ?? child.sex
        if request.birthDate != nil || request.birthYear != nil,
            let birth = birth(
                request.birthDate, request.birthYear, registeredOn: child.registeredOn, &faults)
        {
            changed.birth = birth
        }
        if request.personalNumber != nil || request.sex != nil || changed.birth != child.birth {
            changed.personalNumber = people.personalNumber(
                request.personalNumber ?? child.personalNumber?.text, sex: changed.sex,
                birthYear: changed.birth.year, &faults)
        }
        if let code = request.ethnicity {
            ethnicity(code, &faults)
            changed.ethnicity = code
        }
        if let commune = request.commune, commune != child.commune {
            people.commune(commune, &faults)
            changed.commune = commune
        }
        if request.address != nil {
            changed.address = people.text(request.address, at: "/address", limit: 300, &faults)
        }
        changed.povertyStatus = request.povertyStatus ?? child.povertyStatus
        try faults.check()
        if changed != child { changed.version += 1 }
        return changed
    }

    /// A birth that is possible, of someone who was a child when registered.
    private func birth(_ date: Day?, _ year: Int?, registeredOn: Day, _ faults: inout Faults) -> Birth? {
        let birth: Birth
        switch (date, year) {
        case (nil, nil):
            faults.add("/birthDate", "birth-missing")
            return nil
        case (let date?, let year):
            if let year, year != date.year {
                faults.add("/birthYear", "birth-year-disagrees", ["year": "\(year)", "day": "\(date)"])
            }
            birth = Birth(date: date)
        case (nil, let year?):
            guard (1900...2199).contains(year) else {
                faults.add("/birthYear", "birth-year-impossible", ["year": "\(year)"])
                return nil
            }
            birth = Birth(year: year)
        }
        let pointer = birth.date == nil ? "/birthYear" : "/birthDate"
        let written = birth.date?.description ?? "\(birth.year)"
        let childhood = Childhood(reference: reference)
        if birth.earliest > today {
            faults.add(pointer, "birth-in-future", ["birth": written, "today": "\(today)"])
        } else if birth.earliest > registeredOn {
            faults.add(pointer, "birth-after-registration", ["birth": written, "day": "\(registeredOn)"])
        } else if let end = childhood.end(birth, by: registeredOn), registeredOn >= end {
            let years = childhood.years(by: registeredOn)
            faults.add(pointer, "too-old", ["birth": written, "years": years, "day": "\(registeredOn)"])
        }
        return birth
    }

    private func ethnicity(_ code: String?, _ faults: inout Faults) {
        guard let code, !reference.knows(.ethnicGroup, code, on: today) else { return }
        faults.add("/ethnicity", "ethnicity", ["code": code])
    }
}
