import Bus
import FundingAPI
import RegistryKnown
import ServiceKit
import Vocabulary

/// A child has one waiver of a kind at a time, and none before its birth or past its registration.
struct WaiverRules {
    let reference: Reference
    let today: Day

    func grant(_ request: GrantWaiver, as id: WaiverID, to child: Sought<KnownChild>) throws -> Waiver {
        var checks = Checks(reference, today: today)
        let (day, percent) = (request.from ?? today, request.percent ?? 100)
        checks.code(request.kind, in: .waiverKind, on: day, at: "/kind")
        checks.unit(request.unit, at: "/unit")
        checks.number(percent, of: GrantWaiver.self, at: "/percent")
        if let child = child.value, day < child.earliestBirth {
            checks.fail("/from", "funding.before-birth", ["day": day.description])
        }
        if let until = request.until { checks.day(until, notBefore: day, at: "/until") }
        let decision = checks.remark(request.decision, at: "/decision", upTo: 100)
        let child = try checks.finish(child)
        let waiver = Waiver(
            id: id, child: child.id, kind: request.kind, unit: request.unit, percent: percent, from: day
        ).with { ($0.until, $0.decision) = (request.until, decision) }
        if let absence = DayRange(from: day, until: waiver.until).flatMap(child.absence) {
            throw Refusal.precondition(
                "/child",
                Message("funding.child-closed", ["id": child.id.text, "day": absence.closedOn.description]))
        }
        return waiver
    }

    /// The waiver as it was said last, as the child's life leaves it: it ends the day before an absence. Nil for the closure when
    /// the life leaves all of it, or nothing.
    func settle(_ said: Waiver, with child: KnownChild) -> (waiver: Waiver, endedBy: Absence?) {
        var settled = said
        settled.contradicted = child.isOutsideLife(said.from) ? true : nil
        guard settled.contradicted == nil,
            let absence = DayRange(from: said.from, until: said.until).flatMap(child.absence)
        else { return (settled, nil) }
        settled.until = absence.days.from.advanced(by: -1)
        settled.reason = FundingService.texts.render(
            Message("funding.child-left", ["day": absence.closedOn.description]), in: .vi)
        return (settled, absence)
    }

    /// `others` are the child's of that kind that hold on a day of this one's time.
    func requireOnce(_ waiver: Waiver, others: [Waiver]) throws {
        guard let other = others.first else { return }
        throw Refusal.exists(
            "/kind",
            Message("funding.waiver-held", ["id": other.id.text, "from": other.from.description]))
    }

    func end(_ waiver: Sought<Waiver>, by request: EndWaiver) throws -> Waiver {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        checks.day(day, notBefore: waiver.value?.from, at: "/on")
        var ended = try checks.finish(waiver)
        if let until = ended.until, until <= day {
            throw Refusal.precondition(
                "/id", Message("funding.waiver-ended", ["until": until.description]))
        }
        (ended.until, ended.reason) = (day, reason)
        return ended
    }
}
