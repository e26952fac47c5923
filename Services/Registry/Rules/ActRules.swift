import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// How a chair's act comes about (Decree 56/2017): one step after the other.
struct ActRules: Rules {
    let reference: Reference
    let today: Day

    /// By when the paper of what was done in an emergency is there, and the chair decides on a plan.
    private static let paper = "act.paper"
    private static let decision = "case.decision"

    /// `placement` is what the request names, of a child whom that entry `belongs` to.
    func draft(
        _ request: DraftAct, of child: Sought<RegisteredChild>, in placement: Sought<Placement?>,
        whoseIs owner: ChildID?, as id: ActID
    ) throws -> Act {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .registration(of: child.value), at: "/on")
        let content: String = checks.remark(request.content, at: "/content", upTo: 4000)
        if let acted = request.actedOn {
            checks.day(acted, since: .registration(of: child.value), at: "/actedOn")
            checks.day(acted, notAfter: .said(request.on, today), at: "/actedOn")
        }
        if request.placement != nil {
            if !request.kind.isOfCare {
                checks.fail("/placement", "registry.act-placement", terms: ["kind": [request.kind.term]])
            } else if let owner, let known = child.value, owner != known.id {
                checks.fail("/placement", "registry.act-other-child")
            }
        }
        let (drafted, placed) = try checks.finish(child, placement)
        try drafted.requireActive(at: "/child")
        return Act(
            id: id, child: drafted.id, kind: request.kind, office: drafted.commune, status: .drafted,
            draftedOn: day
        ).with { act in
            (act.placement, act.content, act.actedOn) = (placed?.id, content, request.actedOn)
        }
    }

    func submit(_ act: Sought<Act>, by request: SubmitAct) throws -> Act {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .act(act.value, \.draftedOn), at: "/on")
        return try step(checks.finish(act), from: .drafted) { $0.submittedOn = day }
    }

    func giveBack(_ act: Sought<Act>) throws -> Act {
        try step(act.get(), from: .submitted) { $0.submittedOn = nil }
    }

    /// `submitter` entered that it was submitted; `chief` calls.
    func sign(
        _ act: Sought<Act>, by request: SignAct, chief: Principal, after submitter: Recorder?
    ) throws -> Act {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .act(act.value, \.submittedOn), at: "/on")
        let number: String = checks.words(request.number, at: "/number", upTo: 100)
        let signatory: String = checks.words(request.signatory, at: "/signatory", upTo: 100)
        let act = try checks.finish(act)
        if let submitter, let person = submitter.person.flatMap({ PersonCode($0) }),
            reference.units.mayBe(chief, person, of: submitter.unit, on: today)
        {
            throw Refusal.denied(
                "/id", Message("registry.act-own", terms: ["role": [Role.supervisor.term]]))
        }
        return try step(act, from: .submitted) {
            ($0.signedOn, $0.number, $0.signatory) = (day, number, signatory)
        }
    }

    func issue(_ act: Sought<Act>, by request: IssueAct) throws -> Act {
        var checks = Checks(reference, today: today)
        let known = act.value
        let day = checks.day(request.on, since: .act(known, \.signedOn), at: "/on")
        if let from = request.inForceFrom { check(from, of: known, &checks) }
        let issued = try checks.finish(act)
        return try step(issued, from: .signed) {
            ($0.issuedOn, $0.inForceFrom) = (day, $0.actedOn ?? request.inForceFrom ?? $0.signedOn)
        }
    }

    func revoke(_ act: Sought<Act>, by request: RevokeAct) throws -> Act {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .act(act.value, \.issuedOn), at: "/on")
        return try step(checks.finish(act), from: .issued) { $0.revokedOn = day }
    }

    func correct(_ act: Sought<Act>, by request: CorrectAct) throws -> Act {
        var checks = Checks(reference, today: today)
        let known = act.value
        let content: String? = checks.remark(request.content, at: "/content", upTo: 4000)
        let number: String? = checks.words(request.number, at: "/number", upTo: 100)
        let signatory: String? = checks.words(request.signatory, at: "/signatory", upTo: 100)
        let ofSigned: [(String, Bool)] = [
            ("/number", number != nil), ("/signatory", signatory != nil),
            ("/signedOn", request.signedOn != nil),
        ]
        if let known, known.signedOn == nil {
            for (member, isSaid) in ofSigned where isSaid { checks.fail(member, "registry.act-unsigned") }
        }
        check(stepsOf: request, of: known, &checks)
        if let from = request.inForceFrom {
            if let known, known.issuedOn == nil {
                checks.fail("/inForceFrom", "registry.act-unissued")
            } else {
                check(from, of: known, signedOn: request.signedOn, &checks)
            }
        }
        let kept = try checks.finish(act)
        var corrected = kept
        corrected.content = content ?? corrected.content
        corrected.number = number ?? corrected.number
        corrected.signatory = signatory ?? corrected.signatory
        corrected.signedOn = request.signedOn ?? corrected.signedOn
        corrected.issuedOn = request.issuedOn ?? corrected.issuedOn
        corrected.revokedOn = request.revokedOn ?? corrected.revokedOn
        corrected.inForceFrom = request.inForceFrom ?? corrected.inForceFrom
        guard corrected != kept else {
            throw Refusal.precondition(
                "/id", Message("registry.act-unchanged", ["id": kept.id.text]).about(kept.id))
        }
        return corrected
    }

    /// What is wrong with the days of steps: each between that of the step before and that of the step after, as the request has them.
    private func check(stepsOf request: CorrectAct, of act: Act?, _ checks: inout Checks) {
        if let day = request.signedOn {
            checks.day(day, since: .act(act, \.submittedOn), at: "/signedOn")
            // Where another day is given too, that one is looked at beside it.
            if request.issuedOn == nil {
                checks.day(day, notAfter: .laterStep(act, \.issuedOn), at: "/signedOn")
            }
            if request.inForceFrom == nil, act?.actedOn == nil {
                checks.day(day, notAfter: .laterStep(act, \.inForceFrom), at: "/signedOn")
            }
        }
        if let day = request.issuedOn {
            if let act, act.issuedOn == nil { checks.fail("/issuedOn", "registry.act-not-issued") }
            let signed: DayBound? = .named("signedOn", request.signedOn) ?? .act(act, \.signedOn)
            checks.day(day, since: signed, at: "/issuedOn")
            if request.revokedOn == nil {
                checks.day(day, notAfter: .laterStep(act, \.revokedOn), at: "/issuedOn")
            }
        }
        if let day = request.revokedOn {
            if let act, act.revokedOn == nil { checks.fail("/revokedOn", "registry.act-not-revoked") }
            let issued: DayBound? = .named("issuedOn", request.issuedOn) ?? .act(act, \.issuedOn)
            checks.day(day, since: issued, at: "/revokedOn")
        }
    }

    /// What is wrong with the first day on which an act holds, of which the request may say another day of the signature.
    private func check(_ from: Day, of act: Act?, signedOn: Day? = nil, _ checks: inout Checks) {
        if let acted = act?.actedOn {
            if from != acted {
                checks.fail("/inForceFrom", "registry.act-in-force-since", ["day": "\(acted)"])
            }
        } else {
            let signed: DayBound? = .named("signedOn", signedOn) ?? .act(act, \.signedOn)
            checks.day(from, notBefore: signed, at: "/inForceFrom")
        }
    }

    private func step(_ act: Act, from status: ActStatus, _ body: (inout Act) -> Void) throws -> Act {
        guard act.status == status else {
            throw Refusal.precondition(
                "/id",
                Message(
                    "registry.act-step", ["id": act.id.text, "day": "\(act.lastOn)"],
                    terms: ["is": [act.status.term], "needed": [status.term]]
                ).about(act.id))
        }
        var act = act
        body(&act)
        return act.standing
    }

    // MARK: What is due

    /// The act with by when its paper is due, of an emergency.
    func shown(_ act: Act) -> Act {
        act.with { $0.paperDue = $0.actedOn.flatMap { due(Self.paper, from: $0) } }
    }

    /// What is to be done of an act next, and by when where a law says so; nil of one that is issued.
    func next(of act: Act) -> (step: ActStep, due: Day?)? {
        let paper = act.actedOn.flatMap { due(Self.paper, from: $0) }
        switch act.status {
        case .drafted: return (.submit, paper)
        case .submitted:
            let decision =
                act.kind == .supportPlan ? act.submittedOn.flatMap { due(Self.decision, from: $0) } : nil
            return (.sign, paper ?? decision)
        case .signed: return (.issue, paper)
        case .issued, .revoked: return nil
        }
    }

    private func due(_ code: String, from day: Day) -> Day? {
        reference.due(code, from: Occurrence(on: day))?.day
    }
}

extension ActKind {
    /// Whether it is about a placement.
    var isOfCare: Bool { self == .alternativeCare || self == .careEnd }
}

extension Act: AroundChild {
    /// From its draft until it is revoked.
    var days: DayRange { DayRange(draftedOn, revokedOn) }
    /// A child may have several of one kind: one after the other is revoked, or a draft beside what holds.
    func collides(with _: Act) -> Bool { false }

    var facts: ActFacts {
        ActFacts(id: id, child: child, status: status, draftedOn: draftedOn).with {
            $0.revokedOn = revokedOn
        }
    }

    /// With how far it has come, which follows from its days.
    var standing: Act {
        with {
            $0.status =
                revokedOn != nil
                ? .revoked
                : issuedOn != nil
                    ? .issued : signedOn != nil ? .signed : submittedOn != nil ? .submitted : .drafted
        }
    }

    /// The day of the step that it is at.
    var lastOn: Day { revokedOn ?? issuedOn ?? signedOn ?? submittedOn ?? draftedOn }

    /// As it stood on a day: what came later is not so yet.
    func then(_ day: Day) -> Act {
        func isLater(_ other: Day?) -> Bool { other.map { $0 > day } ?? false }
        return with { act in
            if isLater(submittedOn) { act.submittedOn = nil }
            if isLater(signedOn) { (act.signedOn, act.number, act.signatory) = (nil, nil, nil) }
            if isLater(issuedOn) { (act.issuedOn, act.inForceFrom) = (nil, nil) }
            if isLater(revokedOn) { act.revokedOn = nil }
        }.standing
    }
}

extension DayBound {
    /// A step of an act.
    static func act(_ act: Act?, _ day: KeyPath<Act, Day>) -> DayBound? {
        .recorded(RegistryDay.actStep, on: act?[keyPath: day], of: act?.id)
    }

    static func act(_ act: Act?, _ day: KeyPath<Act, Day?>) -> DayBound? {
        .recorded(RegistryDay.actStep, on: act?[keyPath: day], of: act?.id)
    }

    /// What comes after the step in question.
    static func laterStep(_ act: Act?, _ day: KeyPath<Act, Day?>) -> DayBound? {
        .recorded(RegistryDay.laterActStep, on: act?[keyPath: day], of: act?.id)
    }
}
