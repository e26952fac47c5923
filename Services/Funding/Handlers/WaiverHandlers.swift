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
        let (facts, known) = (tx.waiverFacts, try tx.waiverFacts.periods(of: waiver.child))
        try rules(tx).requireOnce(
            waiver, inTheWay: known.inTheWay(of: waiver.fee, waiver.days), by: facts.recorder)
        let granted = try known.record(
            waiver.fee, from: waiver.from, until: waiver.until, as: waiver.fact, learned: tx.learned)
        return try save(granted, of: waiver.child, tx) { .waiverGranted($0) }
    }

    func endWaiver(_ request: EndWaiver, _ tx: Transaction) throws -> Waiver {
        let current = try tx.waivers.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try say(rules(tx).end(current, by: request), as: .ended, tx) { .waiverEnded($0) }
    }

    func correctWaiver(_ request: CorrectWaiver, _ tx: Transaction) throws -> Waiver {
        let current = try tx.waivers.seek(request.id, at: "/id", by: tx, in: \.unit)
        let child = try current.value.flatMap { try tx.knownChildren.find($0.child) }
        let corrected = try rules(tx).correct(current, by: request, of: child)
        let facts = tx.waiverFacts
        let version = try tx.refusing(at: "/id", asking: facts.recorder) {
            try facts.periods(of: corrected.child).correct(
                corrected.fact, value: corrected.fee, from: corrected.from,
                until: corrected.until.map { .on($0) } ?? .open, learned: tx.learned)
        }
        return try save(version, of: corrected.child, tx) { .waiverCorrected($0) }
    }

    func voidWaiver(_ request: VoidWaiver, _ tx: Transaction) throws -> Waiver {
        let waiver = try tx.waivers.seek(request.id, at: "/id", by: tx, in: \.unit).get()
        return try say(waiver, as: .voided, tx) { .waiverVoided($0) }
    }

    /// Ends what a child that is closed was waived, the day before the one on which it no longer counts; what would have begun
    /// later never was. `cause` is the closure.
    func endWaivers(of child: ChildID, from day: Day, because cause: FactID, _ tx: Transaction) throws {
        for var waiver in try tx.waivers.held(by: child, from: day) {
            guard waiver.from < day else {
                _ = try say(waiver, as: .voided, because: cause, tx) { .waiverVoided($0) }
                continue
            }
            waiver.until = day.advanced(by: -1)
            waiver.reason = Self.texts.render(
                Message("funding.child-left", ["day": day.description]), in: .vi)
            _ = try say(waiver, as: .ended, because: cause, tx) { .waiverEnded($0) }
        }
    }

    /// What a closure ended that never was goes on as before, where nothing has taken its place.
    func resumeWaivers(of child: ChildID, endedBy cause: FactID, _ tx: Transaction) throws {
        for version in try tx.waiverFacts.periods(of: child).undo(cause, learned: tx.learned).versions {
            _ = try say(Waiver(version, of: child), as: version.kind, tx) { .waiverCorrected($0) }
        }
    }

    func listWaivers(_ request: ListWaivers, _ snapshot: Snapshot) throws -> List<Waiver> {
        let page = try ListPage(request, in: WaiverRecords.order)
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let found = try snapshot.waivers.list(
            request, within: snapshot.units(request.unit, at: "/unit"), on: snapshot.today, asOf, page)
        let waivers = try page.reply(found) { $0.marked(asOf, in: \.provisional) }
        for waiver in waivers.items { snapshot.disclose(waiver.child) }
        return waivers
    }

    private func say(
        _ waiver: Waiver, as kind: VersionKind, because cause: FactID? = nil, _ tx: Transaction,
        telling event: (Waiver) -> FundingEvent
    ) throws -> Waiver {
        let version = FactVersion(
            kind, of: waiver.fact, days: waiver.days, value: waiver.fee, learned: tx.learned, cause: cause)
        return try save(version, of: waiver.child, tx, telling: event)
    }

    private func save(
        _ version: FactVersion<WaivedFee>, of child: ChildID, _ tx: Transaction,
        telling event: (Waiver) -> FundingEvent
    ) throws -> Waiver {
        let waiver = Waiver(version, of: child)
        tx.disclose(child)
        try tx.waiverFacts.append(version, of: child, by: tx.recorder)
        if version.kind == .voided {
            try tx.waivers.remove(waiver.id)
        } else {
            try tx.waivers.save(waiver)
        }
        tx.emit(event(waiver))
        return waiver
    }
}
