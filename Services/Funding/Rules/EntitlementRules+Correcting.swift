import Bus
import FundingAPI
import RegistryKnown
import ServiceKit
import Vocabulary

/// What was decided is put right for all of its months: it never was so, but otherwise.
extension EntitlementRules {
    func correct(
        _ entitlement: Sought<KeptEntitlement>, by request: CorrectEntitlement, of child: KnownChild?
    ) throws -> KeptEntitlement {
        var checks = Checks(reference, today: today)
        let known = entitlement.value
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let decision: String? = checks.title(request.decision, at: "/decision", upTo: 100)
        if let day = request.decidedOn { checks.day(day, at: "/decidedOn") }
        let cleared = checks.clear(
            request.clear,
            of: [
                "until": request.until != nil, "rate": request.rate != nil,
                "collector": request.collector != nil, "suspendedFrom": request.suspendedFrom != nil,
            ])
        if let from = request.from, let now = Month(of: today), from > now {
            checks.fail("/from", "funding.month-in-future", ["month": from.description])
        }
        if let known {
            let from = request.from ?? known.from
            let until = cleared.contains("until") ? nil : request.until ?? known.until
            child?.checkBorn(by: from.last, at: "/from", &checks)
            if let until, until < from {
                let message = Message(
                    "funding.months-turned", ["from": from.description, "until": until.description])
                checks.fail(
                    "/until",
                    message.about(
                        request.from == nil || request.until == nil ? RecordInTheWay(known.id) : nil))
            }
            let ground = request.ground ?? known.terms.ground
            checks.code(ground, in: .assistanceGround, on: from.first, at: "/ground")
            check(request.rate, of: ground, on: (request.rateFrom ?? from).first, &checks)
        } else if let ground = request.ground {
            checks.code(ground, in: .assistanceGround, at: "/ground")
        }
        let before = try checks.finish(entitlement)
        var corrected = before
        try requireSuspension(of: before, from: request)
        take(request, cleared, decision, into: &corrected)
        try look(up: child, for: &corrected)
        guard corrected != before else {
            throw Refusal.precondition("/id", Message("funding.entitlement-unchanged").about(before.id))
        }
        if let child, !isOnce(corrected) {
            if child.absence(on: corrected.from.last) != nil {
                try child.requireRegistered(on: corrected.from.first, at: "/from")
            }
            corrected.contradicted = false
        }
        (corrected.terms.reason, corrected.isCorrected, corrected.isReworked) = (reason, true, true)
        return corrected
    }

    /// Only a suspension that goes on begins in another month, and not in one that was paid or that another suspension had.
    private func requireSuspension(of entitlement: KeptEntitlement, from request: CorrectEntitlement) throws {
        guard let month = request.suspendedFrom else { return }
        guard let pause = entitlement.terms.pauses.last, pause.until == nil else {
            throw Refusal.precondition(
                "/suspendedFrom", Message("funding.entitlement-is-running").about(entitlement.id))
        }
        let before = [entitlement.paidThrough, entitlement.terms.pauses.dropLast().last?.until]
        let first = max(
            request.from ?? entitlement.from,
            before.compactMap { $0?.advanced(by: 1) }.max() ?? entitlement.from)
        guard let last = Month(of: today)?.advanced(by: 1), month < first || month > last else { return }
        throw Refusal.precondition(
            "/suspendedFrom",
            Message("funding.suspended-when", ["first": first.description, "last": last.description])
                .about(entitlement.id))
    }

    /// What the request says, in the place of what was said.
    private func take(
        _ request: CorrectEntitlement, _ cleared: Set<String>, _ decision: String?,
        into corrected: inout KeptEntitlement
    ) {
        if let from = request.from {
            corrected.from = from
            corrected.terms.begin(with: from)
        }
        corrected.until = cleared.contains("until") ? nil : request.until ?? corrected.until
        if let code = request.ground,
            let ground = reference.assistanceGround(code, on: corrected.from.first)
        {
            (corrected.terms.ground, corrected.terms.recipient) = (code, ground.recipient)
        }
        if isOnce(corrected) { corrected.until = corrected.from }
        let index =
            request.rateFrom.flatMap { from in corrected.terms.rates.lastIndex { $0.from <= from } }
            ?? corrected.terms.rates.startIndex
        if let rate = request.rate { corrected.terms.rates[index].rate = rate }
        if cleared.contains("rate") { corrected.terms.rates[index].rate = nil }
        if let from = request.suspendedFrom, !corrected.terms.pauses.isEmpty {
            corrected.terms.pauses[corrected.terms.pauses.endIndex - 1].from = from
        }
        if cleared.contains("suspendedFrom") { _ = corrected.terms.pauses.popLast() }
        corrected.terms.collector =
            cleared.contains("collector") ? nil : request.collector ?? corrected.terms.collector
        corrected.terms.decision = decision ?? corrected.terms.decision
        corrected.terms.decidedOn = request.decidedOn ?? corrected.terms.decidedOn
    }

    /// The degree of each rate is that which is known now to have been determined by then.
    private func look(up child: KnownChild?, for corrected: inout KeptEntitlement) throws {
        guard let child else { return }
        corrected.birth = child.countedBirth
        for index in corrected.terms.rates.indices {
            let from = corrected.terms.rates[index].from
            let day = index == 0 ? corrected.terms.decidedOn : from.last
            corrected.terms.rates[index].degree = child.determination(on: day)?.value.degree
        }
        var checks = Checks(reference, today: today)
        if let ground = reference.assistanceGround(corrected.terms.ground, on: corrected.from.first) {
            require(
                corrected.terms.rates.first?.degree, for: ground, of: child.id,
                on: corrected.terms.decidedOn, &checks)
        }
        try checks.finish()
    }

    /// It never was.
    func void(_ entitlement: Sought<KeptEntitlement>, by request: VoidEntitlement) throws -> KeptEntitlement {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        var voided = try checks.finish(entitlement)
        (voided.terms.reason, voided.isVoided, voided.isReworked) = (reason, true, false)
        return voided
    }

    /// Whether it cannot stand beside another of the same child, which another unit pays where `isOther` says so: on one ground, in
    /// whatever months where that is due once for a child, or of two units.
    func excludes(_ one: KeptEntitlement, _ other: KeptEntitlement, ofOther isOther: Bool) -> Bool {
        guard one.id != other.id, !other.contradicted else { return false }
        let isSame = one.terms.ground == other.terms.ground
        guard one.meets(other) else { return isSame && isForGood(one) }
        return isSame || (isOther && !isOnce(one) && !isOnce(other))
    }
}
