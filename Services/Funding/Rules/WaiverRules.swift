import Bus
import FundingAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// A child has one waiver of a kind at a time, and none before its birth or past its registration.
struct WaiverRules: Rules {
    let reference: Reference
    let today: Day

    func grant(_ request: GrantWaiver, as id: WaiverID, to child: Sought<KnownChild>) throws -> Waiver {
        var checks = Checks(reference, today: today)
        let (day, percent) = (request.from ?? today, request.percent ?? 100)
        checks.code(request.kind, in: .waiverKind, on: day, at: "/kind")
        checks.unit(request.unit, at: "/unit")
        checks.number(percent, of: GrantWaiver.self, at: "/percent")
        check(
            day, until: request.until, since: .said(request.from, today, as: "from"), of: child.value, &checks
        )
        let decision = checks.remark(request.decision, at: "/decision", upTo: 100)
        if let amount = request.amount { checks.money(amount, at: "/amount") }
        if let year = request.schoolYear { checks.number(year, of: GrantWaiver.self, at: "/schoolYear") }
        if let level = request.schoolLevel {
            checks.code(level, in: .schoolLevel, on: day, at: "/schoolLevel")
        }
        let child = try checks.finish(child)
        let waiver = Waiver(
            id: id, child: child.id, kind: request.kind, unit: request.unit, percent: percent, from: day
        ).with {
            ($0.until, $0.decision, $0.amount) = (request.until, decision, request.amount)
            ($0.schoolYear, $0.schoolLevel) = (request.schoolYear, request.schoolLevel)
        }
        try child.requireRegistered(within: waiver.days, at: "/child")
        return waiver
    }

    /// The kinds that a child cannot have beside this one: itself, and those that the reference data says go with it at no time.
    func exclusive(of kind: String, on day: Day) -> [String] {
        let pairs = reference.codes(.waiverExclusive, on: day).map {
            $0.split(separator: "+").map(String.init)
        }
        return [kind] + pairs.filter { $0.contains(kind) }.flatMap { $0.filter { $0 != kind } }
    }

    /// `inTheWay` are the child's of that kind that share a day with it, ended ones too; `recorder` says who entered one.
    func requireOnce(
        _ waiver: Waiver, inTheWay: [FactInTheWay], at pointer: String = "/kind",
        by recorder: (FactID) throws -> Recorder?
    ) throws {
        guard let other = inTheWay.first, let id = other.fact else { return }
        var blanks = [
            "id": id.text, "from": other.days.from.description,
            "unit": try recorder(id)?.text ?? waiver.unit.text,
        ]
        guard let until = other.days.until else {
            throw Refusal.exists(pointer, Message("funding.waiver-held", blanks))
        }
        blanks["until"] = until.description
        throw Refusal.exists(pointer, Message("funding.waiver-held-until", blanks))
    }

    func end(_ waiver: Sought<Waiver>, by request: EndWaiver) throws -> Waiver {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        checks.day(
            day, notBefore: .recorded(FundingDay.waiver, on: waiver.value?.from, of: waiver.value?.id),
            at: "/on")
        var ended = try checks.finish(waiver)
        if let until = ended.until, until <= day {
            throw Refusal.precondition(
                "/id",
                Message("funding.waiver-ended", ["until": until.description]).about(ended.id))
        }
        (ended.until, ended.reason) = (day, reason)
        return ended
    }

    /// The waiver as the request puts it right. `child` is its child.
    func correct(
        _ waiver: Sought<Waiver>, by request: CorrectWaiver, of child: KnownChild?
    ) throws -> Waiver {
        var checks = Checks(reference, today: today)
        let known = waiver.value
        let cleared = checks.clear(
            request.clear,
            of: [
                "until": request.until != nil, "decision": request.decision != nil,
                "amount": request.amount != nil, "schoolYear": request.schoolYear != nil,
                "schoolLevel": request.schoolLevel != nil,
            ])
        let until = cleared.contains("until") ? nil : request.until ?? known?.until
        if let day = request.from ?? known?.from {
            if let known { checks.code(known.kind, in: .waiverKind, on: day, at: "/from") }
            let start =
                DayBound.named("from", request.from)
                ?? .recorded(FundingDay.waiver, on: day, of: known?.id)
            check(day, until: until, since: start, of: child, &checks)
        }
        if let percent = request.percent { checks.number(percent, of: CorrectWaiver.self, at: "/percent") }
        let decision: String? = request.decision.map { checks.remark($0, at: "/decision", upTo: 100) }
        if let amount = request.amount { checks.money(amount, at: "/amount") }
        if let year = request.schoolYear { checks.number(year, of: CorrectWaiver.self, at: "/schoolYear") }
        if let level = request.schoolLevel { checks.code(level, in: .schoolLevel, at: "/schoolLevel") }
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        var corrected = try checks.finish(waiver)
        let before = corrected
        corrected.from = request.from ?? corrected.from
        corrected.until = until
        corrected.percent = request.percent ?? corrected.percent
        corrected.decision = cleared.contains("decision") ? nil : decision ?? corrected.decision
        corrected.amount = cleared.contains("amount") ? nil : request.amount ?? corrected.amount
        corrected.schoolYear =
            cleared.contains("schoolYear") ? nil : request.schoolYear ?? corrected.schoolYear
        corrected.schoolLevel =
            cleared.contains("schoolLevel") ? nil : request.schoolLevel ?? corrected.schoolLevel
        try child?.requireRegistered(within: corrected.days, at: "/from")
        // What lies within the child's life is in force on its days, wherever it lay before; whom nobody knows has none.
        if child != nil { corrected.contradicted = nil }
        // Another reason alone corrects nothing.
        if corrected != before { corrected.reason = reason }
        return corrected
    }

    /// The waiver as it was said last, as the child's life leaves it: it ends the day before an absence, for that reason. Neither
    /// absence nor reason when the life leaves all of it, or nothing.
    func settle(
        _ said: Waiver, within life: ChildLife
    ) -> (waiver: Waiver, endedBy: Absence?, reason: Message?) {
        var settled = said
        settled.contradicted = life.isOutsideLife(said.from) ? true : nil
        guard settled.contradicted == nil, let absence = life.absence(within: said.days) else {
            return (settled, nil, nil)
        }
        settled.until = absence.days.from.advanced(by: -1)
        return (settled, absence, Message("funding.child-left", ["day": absence.closedOn.description]))
    }

    private func check(
        _ day: Day, until: Day?, since start: DayBound?, of child: KnownChild?, _ checks: inout Checks
    ) {
        child?.checkBorn(by: day, at: "/from", &checks)
        if let until { checks.day(until, notBefore: start, at: "/until") }
    }
}
