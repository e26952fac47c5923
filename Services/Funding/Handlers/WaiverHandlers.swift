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

    /// What was waived for a child follows what the registry says of its life, whenever it says so. What a closure ended is
    /// given back when it never was, unless another waiver has taken its place.
    func settle(_ id: ChildID, _ tx: Transaction) throws {
        guard let child = try tx.knownChildren.find(id) else { return }
        for waiver in try tx.waivers.of(id) { try settle(waiver, of: child, tx) }
    }

    private func settle(_ waiver: Waiver, of child: KnownChild, _ tx: Transaction) throws {
        let record = waiver.id.text
        let ended = try tx.ended.find(record, as: Waiver.self)
        let said = ended?.before ?? waiver
        let (settled, absence) = rules(tx).settle(said, with: child)
        if absence == nil, let ended, child.cameBack(after: ended.closure, before: said.from) { return }
        if let absence { try tx.ended.keep(record, said, endedBy: absence.closure) }
        guard settled != waiver else { return }
        if settled.contradicted == nil, try !tx.waivers.overlapping(settled).isEmpty { return }
        if absence == nil { try tx.ended.forget(record) }
        try tx.waivers.save(settled)
        tx.emit(
            settled.contradicted != waiver.contradicted
                ? FundingEvent.waiverContradicted(settled)
                : absence == nil ? .waiverGranted(settled) : .waiverEnded(settled))
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
        try tx.ended.forget(waiver.id.text)
        try tx.waivers.save(waiver)
        tx.emit(event(waiver))
        return waiver
    }
}
