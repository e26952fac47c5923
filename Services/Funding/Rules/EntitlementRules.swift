import Bus
import FundingAPI
import RegistryKnown
import ServiceKit
import Vocabulary

/// From which month assistance is due, what it changes into, and when it ends.
struct EntitlementRules: Rules {
    let reference: Reference
    let today: Day

    /// From the month that the ground's decree counts from; where the child has come back since, from that month.
    func grant(
        _ request: GrantEntitlement, as id: EntitlementID, to child: Sought<KnownChild>
    ) throws -> KeptEntitlement {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, at: "/on")
        checks.code(request.ground, in: .assistanceGround, on: day, at: "/ground")
        checks.unit(request.unit, at: "/unit")
        let decision: String = checks.title(request.decision, at: "/decision", upTo: 100)
        let ground = reference.assistanceGround(request.ground, on: day)
        let payout = request.payout.map { check($0, &checks) }
        check(request.rate, of: request.ground, on: day, &checks)
        var determined: (on: Day, degree: DisabilityDegree)?
        if let child = child.value {
            child.checkBorn(by: day, at: "/on", &checks)
            determined = child.determination(on: day).map { ($0.on, $0.value.degree) }
            if let ground {
                require(determined?.degree, for: ground, of: child.id, on: day, &checks)
            }
        }
        let known = try checks.finish(child)
        let start = ground?.starts == .certificate ? determined?.on ?? day : day
        guard let ground, let from = Month(of: known.lastReturn(from: start, to: day) ?? start) else {
            throw Refusal.invalid("/on", Message("value.day", ["value": day.description, "field": "/on"]))
        }
        let isOnce = ground.combining == .once
        let granted = KeptEntitlement(
            id: id, child: known.id, unit: request.unit, from: from, until: isOnce ? from : nil,
            paidThrough: nil,
            birth: known.countedBirth,
            terms: EntitledTerms(
                ground: request.ground, recipient: ground.recipient, decision: decision, decidedOn: day,
                collector: request.collector, payout: payout,
                rates: [
                    EntitledTerms.Rate(from: from, rate: request.rate, degree: determined?.degree)
                ]))
        // What is due once may be due for a death.
        if !isOnce { try known.requireRegistered(on: day, at: "/child") }
        return granted
    }

    /// Whether it is due once, and not from month to month.
    func isOnce(_ entitlement: KeptEntitlement) -> Bool { combining(entitlement) == .once }

    /// Whether it is due once for a child, and on no later decision again.
    func isForGood(_ entitlement: KeptEntitlement) -> Bool {
        !(reference.assistanceGround(entitlement.terms.ground, on: entitlement.from.first)?.repeats ?? true)
    }

    /// Whether what is granted takes the other's place: on the same ground, or where not both are paid.
    func replaces(_ granted: KeptEntitlement, _ other: KeptEntitlement) -> Bool {
        if granted.terms.ground == other.terms.ground { return true }
        return switch (combining(granted), combining(other)) {
        case (.alone, _), (.highest, .highest), (.highest, .alone), (.carer, .carer): true
        default: false
        }
    }

    private func combining(_ entitlement: KeptEntitlement) -> AssistanceGround.Combining? {
        reference.assistanceGround(entitlement.terms.ground, on: entitlement.from.first)?.combining
    }

    /// Another rate from the month that a ground's decree counts from: of a disability that of the new certificate, else the month
    /// after the decision.
    func change(
        _ entitlement: Sought<KeptEntitlement>, by request: ChangeEntitlement, of child: KnownChild?
    ) throws -> KeptEntitlement {
        var checks = Checks(reference, today: today)
        let known = entitlement.value
        let day = checks.day(request.on, since: .decision(on: known), at: "/on")
        let decision: String = checks.title(request.decision, at: "/decision", upTo: 100)
        let cleared = checks.clear(
            request.clear,
            of: [
                "collector": request.collector != nil, "payout": request.payout != nil,
                "rate": request.rate != nil,
            ])
        let payout = request.payout.map { check($0, &checks) }
        if let known { check(request.rate, of: known.terms.ground, on: day, &checks) }
        var changed = try checks.finish(entitlement)
        try requireOpen(changed)
        let determined = child?.determination(on: day)
        let before = changed.terms.rates.last
        let degree = determined?.value.degree ?? before?.degree
        let isCertified = reference.assistanceGround(changed.terms.ground, on: day)?.starts == .certificate
        let start = isCertified && degree != before?.degree ? determined?.on : nil
        guard let month = start.flatMap(Month.init(of:)) ?? Month(of: day)?.advanced(by: 1) else {
            return changed
        }
        let rate = cleared.contains("rate") ? nil : request.rate ?? before?.rate
        if rate != before?.rate || degree != before?.degree {
            changed.terms.say(
                EntitledTerms.Rate(from: max(month, changed.from), rate: rate, degree: degree))
        }
        changed.terms.collector =
            cleared.contains("collector") ? nil : request.collector ?? changed.terms.collector
        changed.terms.payout = cleared.contains("payout") ? nil : payout ?? changed.terms.payout
        changed.terms.decision = decision
        return changed
    }

    func stop(_ entitlement: Sought<KeptEntitlement>, by request: StopEntitlement) throws -> KeptEntitlement {
        try decided(entitlement, request.reason, request.on) { stopped, month in
            stopped.until = max(month, stopped.from)
            // What was withheld from whom it was not due to is not paid by its end.
            stopped.terms.closePause(at: month, isLost: true)
        }
    }

    func suspend(
        _ entitlement: Sought<KeptEntitlement>, by request: SuspendEntitlement
    ) throws -> KeptEntitlement {
        try decided(entitlement, request.reason, request.on) { suspended, month in
            guard suspended.terms.pauses.last.map({ $0.until != nil }) ?? true else {
                throw Refusal.precondition(
                    "/id",
                    Message("funding.entitlement-is-suspended").about(suspended.id))
            }
            guard let next = month.advanced(by: 1) else { return }
            suspended.terms.pauses.append(
                EntitledTerms.Pause(from: max(next, suspended.from), until: nil, isLost: false))
        }
    }

    func resume(_ entitlement: Sought<KeptEntitlement>, by request: ResumeEntitlement) throws
        -> KeptEntitlement
    {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .decision(on: entitlement.value), at: "/on")
        var resumed = try checks.finish(entitlement)
        try requireOpen(resumed)
        guard let pause = resumed.terms.pauses.last, pause.until == nil, let month = Month(of: day) else {
            throw Refusal.precondition(
                "/id", Message("funding.entitlement-is-running").about(resumed.id))
        }
        resumed.terms.closePause(
            at: max(month, pause.from).advanced(by: -1) ?? month, isLost: request.isLost == true)
        resumed.terms.reason = nil
        return resumed
    }

    /// What the child's life leaves of it: the month of a closure is its last. Neither closure nor reason where the life leaves all.
    func settle(
        _ said: KeptEntitlement, within life: ChildLife
    ) -> (kept: KeptEntitlement, endedBy: Absence?, reason: Message?) {
        var settled = said
        guard reference.assistanceGround(said.terms.ground, on: said.from.first)?.combining != .once else {
            return (said, nil, nil)
        }
        // Who came back within the first month is due it whole.
        let away = life.absence(on: said.from.first)?.days
        settled.contradicted =
            life.earliestBirth > said.from.last || away?.contains(said.from.last) == true
        let there = away.flatMap { $0.last.advanced(by: 1) } ?? said.from.first
        let days = DayRange(from: there, until: said.until?.last) ?? said.days
        guard !settled.contradicted, let absence = life.absence(within: days),
            let month = Month(of: absence.days.from)
        else { return (settled, nil, nil) }
        settled.until = settled.until.map { min($0, month) } ?? month
        return (settled, absence, Message("funding.child-left", ["day": absence.closedOn.description]))
    }

    /// FAILED_PRECONDITION once it has ended.
    func requireOpen(_ entitlement: KeptEntitlement) throws {
        guard let until = entitlement.until, let now = Month(of: today),
            until < now || entitlement.terms.reason != nil
        else { return }
        throw Refusal.precondition(
            "/id",
            Message("funding.entitlement-is-stopped", ["month": until.description])
                .about(entitlement.id))
    }

    private func decided(
        _ entitlement: Sought<KeptEntitlement>, _ words: String, _ on: Day?,
        _ change: (inout KeptEntitlement, Month) throws -> Void
    ) throws -> KeptEntitlement {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(words, at: "/reason", upTo: 500)
        let day = checks.day(on, since: .decision(on: entitlement.value), at: "/on")
        var changed = try checks.finish(entitlement)
        try requireOpen(changed)
        guard let month = Month(of: day) else { return changed }
        try change(&changed, month)
        changed.terms.reason = reason
        return changed
    }

    func check(_ rate: String?, of ground: String, on day: Day, _ checks: inout Checks) {
        guard let rate else { return }
        let known = reference.assistanceCoefficients(ground: ground, on: day)
        guard !known.contains(where: { $0.code == rate }) else { return }
        let named = known.map { (term: "code.assistance-rate.\($0.code)", label: $0.label) }
        checks.fail(
            "/rate",
            Message(
                "funding.no-such-rate",
                ["value": String(rate.prefix(100)), "day": day.description, "field": "/rate"],
                terms: ["rates": named.map(\.term)],
                labels: Dictionary(named.map { ($0.term, $0.label) }) { one, _ in one }))
    }

    /// That a disability was determined, where each of the ground's rates is for one.
    func require(
        _ degree: DisabilityDegree?, for ground: AssistanceGround, of child: ChildID, on day: Day,
        _ checks: inout Checks
    ) {
        let degrees = reference.assistanceCoefficients(ground: ground.code, on: day).map(\.degree)
        guard !degrees.isEmpty, !degrees.contains(nil), !degrees.contains(degree) else { return }
        checks.fail("/child", "funding.no-determination", ["id": child.text, "day": day.description])
    }
}

extension KnownChild {
    /// The day on which the child came back last, of the times that it was away between two days; nil where it never was. What was
    /// granted before ended when it left; where nothing was, the months before need a decision of their own, of a day before it left.
    fileprivate func lastReturn(from start: Day, to day: Day) -> Day? {
        absences.last { $0.days.last >= start && $0.days.last < day }?.days.last.advanced(by: 1)
    }
}
