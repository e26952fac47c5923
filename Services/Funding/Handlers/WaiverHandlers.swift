import Bus
import FundingAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    private func rules(_ snapshot: Snapshot) -> WaiverRules {
        WaiverRules(reference: reference, today: snapshot.today)
    }

    func grantWaiver(_ request: GrantWaiver, _ tx: Transaction) throws -> Waiver {
        try tx.authorize(request.unit, at: "/unit")
        let child = try tx.knownChildren.seek(request.child, at: "/child", by: tx) { $0.home(on: tx.today) }
        let waiver = try rules(tx).grant(request, as: request.id ?? tx.newID(), to: child)
        try tx.waivers.refuseTaken(request.id)
        try rules(tx).requireOnce(waiver, others: tx.waivers.overlapping(waiver))
        return try save(waiver, tx) { .waiverGranted($0) }
    }

    func endWaiver(_ request: EndWaiver, _ tx: Transaction) throws -> Waiver {
        let current = try tx.waivers.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try save(rules(tx).end(current, by: request), tx) { .waiverEnded($0) }
    }

    /// Ends what a child that is closed was waived, the day before the one on which it no longer counts. What would have begun
    /// later keeps its first day: a waiver cannot be voided yet.
    func endWaivers(of child: ChildID, from day: Day, _ tx: Transaction) throws {
        for waiver in try tx.waivers.held(by: child, from: day) {
            var ended = waiver
            ended.until = max(waiver.from, day.advanced(by: -1))
            ended.reason = Self.texts.render(Message("funding.child-left", ["day": day.description]), in: .vi)
            _ = try save(ended, tx) { .waiverEnded($0) }
        }
    }

    func listWaivers(_ request: ListWaivers, _ snapshot: Snapshot) throws -> List<Waiver> {
        let page = try ListPage(request, in: WaiverRecords.order)
        let waivers = try page.reply(
            snapshot.waivers.list(
                request, within: snapshot.units(request.unit, at: "/unit"), on: snapshot.today, page))
        for waiver in waivers.items { snapshot.disclose(waiver.child) }
        return waivers
    }

    private func save(
        _ waiver: Waiver, _ tx: Transaction, telling event: (Waiver) -> FundingEvent
    ) throws -> Waiver {
        tx.disclose(waiver.child)
        try tx.waivers.save(waiver)
        tx.emit(event(waiver))
        return waiver
    }
}
