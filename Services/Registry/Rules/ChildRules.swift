import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// What must hold for a child to enter the register, and to be changed in it.
struct ChildRules: Rules {
    let reference: Reference
    let today: Day

    /// The child that the request enters. Throws INVALID_ARGUMENT with every member that is wrong.
    func admit(_ request: RegisterChild, as id: ChildID) throws -> RegisteredChild {
        var checks = Checks(reference, today: today)
        let registeredOn = checks.day(request.registeredOn, at: "/registeredOn")
        let given = request.name.flatMap { checks.name($0, at: "/name") }
        let birth = birth(request.birthDate, request.birthYear, registeredOn: registeredOn, &checks)
        let finding = finding(
            on: request.foundOn, at: request.foundAt, by: request.foundBy, since: .birth(request, birth),
            &checks)
        let name = name(request.name, as: given, of: finding, &checks)
        let number = checks.personalNumber(
            request.personalNumber, sex: request.sex, birthYear: birth?.year, at: "/personalNumber")
        if let code = request.ethnicity { checks.code(code, in: .ethnicGroup, at: "/ethnicity") }
        // Of a day that is refused, the commune is not to blame.
        checks.commune(request.commune, on: min(registeredOn, today), at: "/commune")
        let address = checks.words(request.address, at: "/address", upTo: 300)
        checks.count(request.distinctFrom?.count ?? 0, in: 0...50, at: "/distinctFrom")
        try checks.finish()
        guard let name, let birth else { preconditionFailure("a missing name or birth has been refused") }
        return RegisteredChild(
            id: id, name: name, sex: request.sex, birth: birth, ethnicity: request.ethnicity,
            personalNumber: number, commune: request.commune, address: address,
            povertyStatus: request.povertyStatus ?? .notPoor, status: .active,
            legalBasis: request.legalBasis ?? .publicDuty, registeredOn: registeredOn, closedOn: nil,
            closingNote: nil, version: 1, birthEstimated: request.birthEstimated == true ? true : nil,
            finding: finding)
    }

    /// `other` is another child with the personal number, if the caller may know of one.
    func requireOnce(numbered other: RegisteredChild?, at pointer: String) throws {
        guard let other else { return }
        throw Refusal.exists(
            pointer,
            Message("registry.personal-number-taken", ["id": other.id.text])
                .about(other.id, told: ["childRegistered"]))
    }

    /// The child that is asked for.
    func read(_ child: Sought<RegisteredChild>, by request: GetChild) throws -> RegisteredChild {
        var checks = Checks(reference, today: today)
        checks.reading(on: request.on, knownOn: request.knownOn)
        if let parts = request.include, !parts.isEmpty {
            checks.count(parts.count, in: 1...ChildPart.allCases.count, at: "/include")
            if parts.contains(.cases), request.on != nil || request.knownOn != nil {
                checks.fail("/include", "registry.cases-of-today", terms: ["part": [ChildPart.cases.term]])
            }
        }
        return try checks.finish(child)
    }

    /// The child as it was on the day of the change, as the request changes it; the same child when it changes nothing.
    /// `changed` says what differs since a version.
    func change(
        _ child: Sought<RegisteredChild>, by request: UpdateChild,
        changed members: (Int) -> [String] = { _ in [] }
    ) throws -> RegisteredChild {
        var checks = Checks(reference, today: today)
        let known = child.value
        checks.day(request.on ?? today, since: .registration(of: known), at: "/on")
        let given = request.name.flatMap { checks.name($0, at: "/name") }
        let cleared = clear(request, &checks)
        let birth = birth(of: known, after: request, keepsDay: !cleared.contains("birthDate"), &checks)
        var finding = cleared.contains("foundOn") ? nil : known?.finding
        if cleared.contains("foundBy") { finding?.finder = nil }
        finding = self.finding(
            on: request.foundOn, at: request.foundAt, by: request.foundBy, known: finding,
            since: .birth(request, birth, of: known), &checks)
        if request.foundOn == nil, let finding, let birth, birth != known?.birth {
            checks.day(finding.day, notBefore: .birth(request, birth, of: known), at: "/foundOn")
        }
        // Who is put right otherwise keeps its name, also where nobody knows it.
        let name =
            request.name == nil && (known?.isUnnamed != true || finding != nil)
            ? nil : name(request.name, as: given, of: finding, &checks)
        var number = cleared.contains("personalNumber") ? nil : known?.personalNumber
        if request.personalNumber != nil || request.sex != nil || birth != known?.birth {
            number = checks.personalNumber(
                request.personalNumber ?? number?.text, sex: request.sex ?? known?.sex,
                birthYear: birth?.year, at: "/personalNumber")
        }
        if let code = request.ethnicity { checks.code(code, in: .ethnicGroup, at: "/ethnicity") }
        // With a day it is entered anew even where it was so.
        if let commune = request.commune, request.on != nil || commune != known?.commune {
            checks.commune(commune, on: min(request.on ?? today, today), at: "/commune")
        }
        let address: String? = request.address.map { checks.words($0, at: "/address", upTo: 300) }
        let before = try checks.finish(child)
        // Who a child is can be put right when it is gone, too; where it lives cannot change then.
        if before.status == .enteredInError || !request.namedAspects.isEmpty {
            try before.requireActive(at: "/id")
        }
        try FactVersions.require(request.ifVersion, now: before.version, changed: members)
        var changed = before
        changed.name = name ?? before.name
        changed.sex = request.sex ?? before.sex
        changed.birth = birth ?? before.birth
        changed.personalNumber = number
        changed.birthEstimated = (request.birthEstimated ?? before.birthEstimated) == true ? true : nil
        changed.finding = finding
        changed.ethnicity = cleared.contains("ethnicity") ? nil : request.ethnicity ?? before.ethnicity
        changed.commune = request.commune ?? before.commune
        changed.address = cleared.contains("address") ? nil : address ?? before.address
        changed.povertyStatus = request.povertyStatus ?? before.povertyStatus
        return changed
    }

    /// What the request takes off.
    private func clear(_ request: UpdateChild, _ checks: inout Checks) -> Set<String> {
        let given: [String: Bool] = [
            "personalNumber": request.personalNumber != nil, "birthDate": request.birthDate != nil,
            "ethnicity": request.ethnicity != nil, "address": request.address != nil,
            "foundOn": request.foundOn != nil, "foundBy": request.foundBy != nil,
        ]
        return checks.clear(request.clear, of: given)
    }

    /// The birth after the request, as far as it is known. A year alone leaves a known day as it is: another year than the
    /// day's is either a slip or goes with a new day, and only who says so forgets the day.
    private func birth(
        of child: RegisteredChild?, after request: UpdateChild, keepsDay: Bool, _ checks: inout Checks
    ) -> Birth? {
        guard let child else {
            guard request.birthDate != nil || request.birthYear != nil else { return nil }
            return birth(request.birthDate, request.birthYear, registeredOn: nil, &checks)
        }
        let year = request.birthYear ?? child.birth.year
        if request.birthDate == nil {
            guard request.birthYear != nil || !keepsDay else { return child.birth }
            if keepsDay, let date = child.birth.date {
                if year != date.year {
                    checks.fail(
                        "/birthYear",
                        Message(
                            "registry.birth-date-stands",
                            ["year": "\(year)", "day": "\(date)", "member": "birthDate", "clear": "clear"]
                        ).about(.birth(of: child.id)))
                }
                return child.birth
            }
        }
        return birth(
            request.birthDate, request.birthDate == nil ? year : request.birthYear,
            registeredOn: child.registeredOn, of: child, &checks) ?? child.birth
    }

    /// A birth that is possible, of someone who was a child when registered, where that day is known.
    /// `known` is the child where it is on the register.
    private func birth(
        _ date: Day?, _ year: Int?, registeredOn: Day?, of known: RegisteredChild? = nil,
        _ checks: inout Checks
    ) -> Birth? {
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
        if birth.earliest > today {
            checks.fail(pointer, "registry.birth-in-future", ["birth": written, "today": "\(today)"])
            return birth
        }
        guard let registeredOn else { return birth }
        let childhood = Childhood(reference: reference)
        if birth.earliest > registeredOn {
            let message = Message(
                "registry.birth-after-registration", ["birth": written, "day": "\(registeredOn)"])
            checks.fail(
                pointer, message.about(known.map { RecordInTheWay($0.id, told: ["childRegistered"]) }))
        } else if let end = childhood.end(birth, by: registeredOn), registeredOn >= end {
            let years = childhood.years(by: registeredOn)
            checks.fail(
                pointer, "registry.too-old", ["birth": written, "years": years, "day": "\(registeredOn)"])
        }
        return birth
    }
}

extension UpdateChild {
    /// What it speaks of beside the identity.
    var namedAspects: Set<ChildAspect> {
        var named: Set<ChildAspect> = []
        if commune != nil { named.insert(.home) }
        if address != nil || clear?.contains("address") == true { named.insert(.address) }
        if povertyStatus != nil { named.insert(.poverty) }
        return named
    }
}
