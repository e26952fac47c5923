import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func grantWaiver(_ request: GrantWaiver, _ tx: Transaction) throws -> Waiver {
        try tx.authorize(request.unit, at: "/unit")
        let child = try tx.knownChildren.get(request.child, at: "/child")
        try tx.authorize(child.home, at: "/child")
        let day = request.from ?? tx.today
        var checks = Checks(reference, today: tx.today)
        checks.code(request.kind, in: .waiverKind, on: day, at: "/kind")
        checks.unit(request.unit, on: tx.today, at: "/unit")
        let percent = request.percent ?? 100
        checks.number(percent, in: 1...100, at: "/percent")
        if let birth = child.earliestBirth, day < birth {
            checks.fail("/from", "funding.before-birth", ["day": day.description])
        }
        if let until = request.until { checks.day(until, notBefore: day, at: "/until") }
        let decision = checks.remark(request.decision, at: "/decision", upTo: 100)
        try checks.finish()
        let waiver = Waiver(
            id: request.id ?? tx.newID(), child: request.child, kind: request.kind, unit: request.unit,
            percent: percent, from: day
        ).with {
            $0.until = request.until
            $0.decision = decision
        }
        try tx.waivers.refuseTaken(request.id)
        if let closedOn = child.closedOn, closedOn <= waiver.until ?? .last {
            throw Refusal.precondition(
                "/child", Message("funding.child-closed", ["id": child.id.text, "day": closedOn.description]))
        }
        if let other = try tx.waivers.overlapping(waiver).first {
            throw Refusal.exists(
                "/kind",
                Message("funding.waiver-held", ["id": other.id.text, "from": other.from.description]))
        }
        try tx.waivers.save(waiver)
        tx.emit(FundingEvent.waiverGranted(waiver))
        tx.disclose(waiver.child)
        return waiver
    }

    func endWaiver(_ request: EndWaiver, _ tx: Transaction) throws -> Waiver {
        let current = try tx.waivers.get(request.id, at: "/id")
        try tx.authorize(current.unit, at: "/id")
        let day = request.on ?? tx.today
        var checks = Checks(reference, today: tx.today)
        let reason = checks.words(request.reason, at: "/reason", upTo: 500)
        checks.day(day, notBefore: current.from, at: "/on")
        try checks.finish()
        if let until = current.until, until <= day {
            throw Refusal.precondition(
                "/id", Message("funding.waiver-ended", ["until": until.description]))
        }
        var ended = current
        (ended.until, ended.reason) = (day, reason)
        try tx.waivers.save(ended)
        tx.emit(FundingEvent.waiverEnded(ended))
        tx.disclose(ended.child)
        return ended
    }

    /// Ends what a child that is closed was waived, the day before the one on which it no longer counts. What would have begun
    /// later keeps its first day: a waiver cannot be voided yet.
    func endWaivers(of child: ChildID, from day: Day, _ tx: Transaction) throws {
        for waiver in try tx.waivers.held(by: child, from: day) {
            var ended = waiver
            ended.until = max(waiver.from, day.advanced(by: -1))
            ended.reason = Self.texts.render(Message("funding.child-left", ["day": day.description]), in: .vi)
            try tx.waivers.save(ended)
            tx.emit(FundingEvent.waiverEnded(ended))
            tx.disclose(ended.child)
        }
    }

    func listWaivers(_ request: ListWaivers, _ snapshot: Snapshot) throws -> List<Waiver> {
        let waivers = try snapshot.waivers.list(request, within: snapshot.units(request.unit, at: "/unit"))
        let page: List<Waiver> = try ListPage.reply(waivers, request, key: \.id.text)
        for waiver in page.items { snapshot.disclose(waiver.child) }
        return page
    }
}
