import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension DisabilityApplication: AroundChild {
    /// Until it was taken back.
    var days: DayRange { DayRange(on, withdrawnOn) }
    /// Whoever is answered may ask again.
    func collides(with _: DisabilityApplication) -> Bool { false }

    var facts: DisabilityApplicationFacts {
        DisabilityApplicationFacts(id: id, child: child, on: on).with { $0.withdrawnOn = withdrawnOn }
    }

    /// The determination that answers it, of a child's.
    func answer(among disabilities: [Disability]) -> Disability? {
        disabilities.filter { $0.determinedOn >= on }.min { $0.determinedOn < $1.determinedOn }
    }
}

extension DisabilityRules {
    /// `existing` are the child's applications so far, `determined` its determinations.
    func apply(
        _ request: ApplyForDisability, for child: Sought<RegisteredChild>, as id: DisabilityApplicationID,
        existing: [DisabilityApplication], determined: [Disability]
    ) throws -> DisabilityApplication {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .birth(of: child.value), at: "/on")
        if let council = request.council { checks.unit(council, on: min(day, today), at: "/council") }
        let child = try checks.finish(child)
        try child.requireActive(at: "/child")
        let waiting = existing.first { $0.withdrawnOn == nil && $0.answer(among: determined) == nil }
        if let waiting {
            throw Refusal.exists(
                "/child",
                Message("registry.applied-already", ["id": waiting.id.text, "day": "\(waiting.on)"])
                    .about(waiting.id))
        }
        return DisabilityApplication(
            id: id, child: child.id, on: day, council: request.council ?? child.commune)
    }

    func withdraw(
        _ application: Sought<DisabilityApplication>, on day: Day?
    ) throws -> DisabilityApplication {
        var checks = Checks(reference, today: today)
        let day = checks.day(
            day,
            since: .recorded(
                RegistryDay.application, on: application.value?.on, of: application.value?.id), at: "/on")
        var withdrawn = try checks.finish(application)
        if let before = withdrawn.withdrawnOn {
            throw Refusal.precondition(
                "/id", Message("registry.application-withdrawn", ["day": "\(before)"]).about(withdrawn.id))
        }
        withdrawn.withdrawnOn = day
        return withdrawn
    }

    func certify(_ disability: Sought<Disability>, by request: CertifyDisability) throws -> Disability {
        var checks = Checks(reference, today: today)
        let certificate: String = checks.words(request.certificate, at: "/certificate", upTo: 50)
        let day = checks.day(
            request.on,
            since: .recorded(
                RegistryDay.determination, on: disability.value?.determinedOn, of: disability.value?.id),
            at: "/on")
        var certified = try checks.finish(disability)
        if let number = certified.certificate {
            throw Refusal.precondition(
                "/id", Message("registry.certified-already", ["certificate": number]).about(certified.id))
        }
        (certified.certificate, certified.certifiedOn) = (certificate, day)
        return certified
    }

    /// Notes what is wrong with the day on which a certificate was given.
    func check(
        certifiedOn day: Day?, certificate: String?, determinedOn: DayBound?, _ checks: inout Checks
    ) {
        guard let day else { return }
        checks.day(day, since: determinedOn, at: "/certifiedOn")
        if certificate == nil { checks.fail("/certificate", "registry.certificate-missing") }
    }
}

// MARK: What is due

extension DisabilityRules {
    /// The day from which a determination is to be made anew of somebody born then: it was made before that age, and the law asks for
    /// it on that day.
    func redetermined(_ disability: Disability, born birth: Birth) -> Day? {
        let code = "disability.redetermine-age"
        guard let day = reference.due(code, from: Occurrence(on: birth.counted), by: today)?.day,
            disability.determinedOn < day, reference.deadline(code, on: day) != nil
        else { return nil }
        return day
    }

    /// That age in years, by the law of today.
    var yearsOfRedetermination: Int? {
        guard case .months(let months)? = reference.deadline("disability.redetermine-age", on: today)?.rule
        else { return nil }
        return months / 12
    }

    /// The same, marked: it counts until it is made anew. Only of the one that holds.
    func marked(_ disability: Disability, born birth: Birth) -> Disability {
        disability.with { $0.redetermineFrom = redetermined(disability, born: birth) }
    }

    /// What a council has to do of a child. `disabilities` are the child's determinations, the latest first; `until` is how far
    /// ahead determinations are looked for that are to be made anew.
    func due(
        of child: (child: ChildID, commune: UnitPath, birth: Birth), _ applications: [DisabilityApplication],
        _ disabilities: [Disability], until: Day
    ) -> [DueDisability] {
        func item(_ step: DisabilityStep, _ due: Due) -> DueDisability {
            DueDisability(
                child: child.child, commune: child.commune, step: step, due: due.day,
                overdue: due.day < today
            ).with { if due.confidence == .unverified { $0.unverified = true } }
        }
        var found: [DueDisability] = []
        for application in applications where application.withdrawnOn == nil {
            guard let answer = application.answer(among: disabilities) else {
                if let due = reference.due("disability.assess", from: Occurrence(on: application.on)) {
                    found.append(item(.conclude, due).with { $0.application = application.id })
                }
                continue
            }
            guard answer.certificate == nil,
                let due = reference.due("disability.post", from: Occurrence(on: answer.determinedOn))
            else { continue }
            found.append(
                item(.certify, due).with { ($0.application, $0.disability) = (application.id, answer) })
        }
        if let latest = disabilities.first, let day = redetermined(latest, born: child.birth), day <= until {
            let due = Due(day: day, confidence: .verified)
            found.append(item(.redetermine, due).with { $0.disability = marked(latest, born: child.birth) })
        }
        return found
    }
}
