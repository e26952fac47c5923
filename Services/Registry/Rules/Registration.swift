import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// What must hold for a child to enter the register, and to be changed in it.
struct Registration {
    let reference: Reference
    let today: Day

    /// The child that the request enters. Throws INVALID_ARGUMENT with every member that is wrong.
    func admit(_ request: RegisterChild, as id: ChildID) throws -> RegisteredChild {
        var checks = Checks(reference, today: today)
        let registeredOn = request.registeredOn ?? today
        checks.day(registeredOn, at: "/registeredOn")
        let name = checks.name(request.name, at: "/name")
        let birth = birth(request.birthDate, request.birthYear, registeredOn: registeredOn, &checks)
        let number = checks.personalNumber(
            request.personalNumber, sex: request.sex, birthYear: birth?.year, at: "/personalNumber")
        if let code = request.ethnicity { checks.code(code, in: .ethnicGroup, at: "/ethnicity") }
        checks.commune(request.commune, at: "/commune")
        let address = checks.words(request.address, at: "/address", upTo: 300)
        try checks.finish()
        guard let name, let birth else { preconditionFailure("a missing name or birth has been refused") }
        return RegisteredChild(
            id: id, name: name, sex: request.sex, birth: birth, ethnicity: request.ethnicity,
            personalNumber: number, commune: request.commune, address: address,
            povertyStatus: request.povertyStatus ?? .notPoor, status: .active,
            legalBasis: request.legalBasis ?? .publicDuty, registeredOn: registeredOn, closedOn: nil,
            version: 1)
    }

    /// The child as the request changes it; the same child when it changes nothing.
    func change(_ child: RegisteredChild, by request: UpdateChild) throws -> RegisteredChild {
        var checks = Checks(reference, today: today)
        var changed = child
        checks.day(request.on ?? today, since: child.registeredOn, at: "/on")
        if let text = request.name, let name = checks.name(text, at: "/name") { changed.name = name }
        changed.sex = request.sex ?? child.sex
        let cleared = clear(request, &checks)
        if cleared.contains("personalNumber") { changed.personalNumber = nil }
        if cleared.contains("ethnicity") { changed.ethnicity = nil }
        if cleared.contains("address") { changed.address = nil }
        changed.birth = changedBirth(
            child, by: request, keepsDay: !cleared.contains("birthDate"), &checks)
        if request.personalNumber != nil || request.sex != nil || changed.birth != child.birth {
            changed.personalNumber = checks.personalNumber(
                request.personalNumber ?? changed.personalNumber?.text, sex: changed.sex,
                birthYear: changed.birth.year, at: "/personalNumber")
        }
        if let code = request.ethnicity {
            checks.code(code, in: .ethnicGroup, at: "/ethnicity")
            changed.ethnicity = code
        }
        if let commune = request.commune, commune != child.commune {
            checks.commune(commune, at: "/commune")
            changed.commune = commune
        }
        if request.address != nil {
            changed.address = checks.words(request.address, at: "/address", upTo: 300)
        }
        changed.povertyStatus = request.povertyStatus ?? child.povertyStatus
        try checks.finish()
        try Standing.requireActive(child)
        if let version = request.ifVersion, version != child.version {
            let message = Message(
                "registry.changed-since", ["version": "\(version)", "now": "\(child.version)"])
            throw Refusal(.aborted, message, violations: [Refusal.Violation("/ifVersion", message)])
        }
        if changed != child { changed.version += 1 }
        return changed
    }

    /// What the request takes off.
    private func clear(_ request: UpdateChild, _ checks: inout Checks) -> Set<String> {
        let given: [String: Bool] = [
            "personalNumber": request.personalNumber != nil, "birthDate": request.birthDate != nil,
            "ethnicity": request.ethnicity != nil, "address": request.address != nil,
        ]
        return checks.clear(request.clear, of: given, at: "/clear")
    }

    /// The birth after the request. A year alone leaves a known day as it is: another year than the day's is either a slip or
    /// goes with a new day, and only who says so forgets the day.
    private func changedBirth(
        _ child: RegisteredChild, by request: UpdateChild, keepsDay: Bool, _ checks: inout Checks
    ) -> Birth {
        let year = request.birthYear ?? child.birth.year
        if request.birthDate == nil {
            guard request.birthYear != nil || !keepsDay else { return child.birth }
            if keepsDay, let date = child.birth.date {
                if year != date.year {
                    checks.fail(
                        "/birthYear", "registry.birth-date-stands",
                        ["year": "\(year)", "day": "\(date)", "member": "birthDate", "clear": "clear"])
                }
                return child.birth
            }
        }
        return birth(
            request.birthDate, request.birthDate == nil ? year : request.birthYear,
            registeredOn: child.registeredOn, &checks) ?? child.birth
    }

    /// A birth that is possible, of someone who was a child when registered.
    private func birth(_ date: Day?, _ year: Int?, registeredOn: Day, _ checks: inout Checks) -> Birth? {
        let birth: Birth
        switch (date, year) {
        case (nil, nil):
            checks.fail("/birthDate", "registry.birth-missing")
            return nil
        case (let date?, let year):
            if let year, year != date.year {
                checks.fail(
                    "/birthYear", "registry.birth-year-disagrees", ["year": "\(year)", "day": "\(date)"])
            }
            birth = Birth(date: date)
        case (nil, let year?):
            let possible = 1900...2199
            checks.number(year, in: possible, at: "/birthYear")
            guard possible.contains(year) else { return nil }
            birth = Birth(year: year)
        }
        let pointer = birth.date == nil ? "/birthYear" : "/birthDate"
        let written = birth.date?.description ?? "\(birth.year)"
        let childhood = Childhood(reference: reference)
        if birth.earliest > today {
            checks.fail(pointer, "registry.birth-in-future", ["birth": written, "today": "\(today)"])
        } else if birth.earliest > registeredOn {
            checks.fail(
                pointer, "registry.birth-after-registration", ["birth": written, "day": "\(registeredOn)"])
        } else if let end = childhood.end(birth, by: registeredOn), registeredOn >= end {
            let years = childhood.years(by: registeredOn)
            checks.fail(
                pointer, "registry.too-old", ["birth": written, "years": years, "day": "\(registeredOn)"])
        }
        return birth
    }
}
