import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

/// What is posted hangs as long as the law says, and what the law keeps private never does.
struct NoticeRules: Rules {
    let reference: Reference
    let today: Day

    /// Each of `sought` with the unit that answers for it today.
    func post(
        _ request: PostNotice, as id: NoticeID, of sought: [Sought<KeptEntitlement>], by recorder: Recorder
    ) throws -> Notice {
        var checks = Checks(reference, today: today)
        let place: String = checks.title(request.place, at: "/place")
        checks.count(request.entitlements.count, in: 0...200, at: "/entitlements")
        checks.several(request.entitlements, at: "/entitlements")
        let decided = sought.compactMap(\.value).max { $0.terms.decidedOn < $1.terms.decidedOn }
        let from = checks.day(request.from, since: .decision(on: decided), at: "/from")
        let least = sought.compactMap { $0.value.map { last(of: $0, from: from) } }.max() ?? from
        if let until = request.until {
            // No law is in the way of what hangs for nobody's sake.
            let first: DayBound? =
                least == from
                ? .said(request.from, today, as: "from") : .ruled(FundingDay.posting, on: least)
            checks.day(until, notBefore: first, at: "/until")
        }
        let found = try checks.finish(all: sought)
        for (index, entitlement) in found.enumerated() {
            let pointer = "/entitlements/\(index)"
            guard
                let ground = reference.assistanceGround(entitlement.terms.ground, on: entitlement.from.first),
                ground.privacy == nil
            else {
                throw Refusal.precondition(pointer, Message("funding.never-posted").about(entitlement.id))
            }
            if let first = found.first, !reference.units.isSame(first.unit, entitlement.unit, on: today) {
                throw Refusal.precondition(
                    pointer, Message("funding.posted-together", ["unit": first.unit.text]))
            }
        }
        return Notice(
            id: id, unit: found.first?.unit ?? recorder.unit, entitlements: found.map(\.id), place: place,
            from: from, until: request.until ?? least, displayedBy: recorder.unit
        ).with { $0.person = recorder.person }
    }

    /// The last day that the law wants it to hang.
    private func last(of entitlement: KeptEntitlement, from day: Day) -> Day {
        let code = entitlement.terms.recipient == .facility ? "facility.post" : "assistance.post"
        let term = reference.deadline(code, on: day)
        return term?.due(from: Occurrence(on: day), by: reference.calendar)?.day ?? day
    }

    func takeDown(_ notice: Sought<Notice>, by request: TakeDownNotice) throws -> Notice {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let day = checks.day(
            request.on, since: .recorded(FundingDay.notice, on: notice.value?.from, of: notice.value?.id),
            at: "/on")
        var down = try checks.finish(notice)
        let last = down.takenDownOn ?? down.until
        guard down.takenDownOn == nil, day <= down.until else {
            throw Refusal.precondition(
                "/id", Message("funding.hangs-no-more", ["day": last.description]).about(down.id))
        }
        (down.takenDownOn, down.reason) = (day, reason)
        return down
    }
}

/// Whether it hangs its time.
enum NoticeStanding: String, Choice {
    case posted, takenDown
}
