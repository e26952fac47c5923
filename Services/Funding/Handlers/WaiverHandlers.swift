import Bus
import FundingAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func grantWaiver(_ request: GrantWaiver, _ tx: Transaction) throws -> Waiver {
        try tx.authorizeName(of: request.unit, at: "/unit")
        let child = try tx.knownChildren.seek(request.child, at: "/child", by: tx) {
            $0.home(on: tx.today)
        }
        let waiver = try WaiverRules(tx).grant(request, as: request.id ?? tx.newID(), to: child)
        try tx.waiverFacts.refuseTaken(request.id)
        let (facts, known) = (tx.waiverFacts, try tx.waiverFacts.periods(of: waiver.child))
        try WaiverRules(tx).requireOnce(waiver, inTheWay: inTheWay(of: waiver, tx), by: facts.recorder)
        let granted = try known.record(
            waiver.fee, from: waiver.from, until: waiver.until, as: waiver.fact, learned: tx.learned)
        return try save(granted, of: waiver.child, tx) { .waiverGranted($0) }
    }

    func endWaiver(_ request: EndWaiver, _ tx: Transaction) throws -> Waiver {
        let current = try seekWaiver(request.id, tx)
        return try say(WaiverRules(tx).end(current, by: request), as: .ended, tx) { .waiverEnded($0) }
    }

    func correctWaiver(_ request: CorrectWaiver, _ tx: Transaction) throws -> Waiver {
        let current = try seekWaiver(request.id, tx)
        let child = try current.value.flatMap { try tx.knownChildren.find($0.child) }
        let corrected = try WaiverRules(tx).correct(current, by: request, of: child)
        let facts = tx.waiverFacts
        let known = try facts.periods(of: corrected.child)
        let others = try inTheWay(of: corrected, sinceWas: current.value, tx)
        let own = known.inTheWay(of: corrected.fee, corrected.days, except: corrected.fact)
        // Of its own kind the correction itself says so, with who entered it.
        if own.isEmpty {
            try WaiverRules(tx).requireOnce(corrected, inTheWay: others, at: "/id", by: facts.recorder)
        }
        let version = try tx.refusing(at: "/id", asking: facts.recorder) {
            try known.correct(
                corrected.fact, to: corrected.fee, from: corrected.from,
                until: corrected.until.map { .on($0) } ?? .open, learned: tx.learned)
        }
        return try save(version, of: corrected.child, tx) { .waiverCorrected($0) }
    }

    func voidWaiver(_ request: VoidWaiver, _ tx: Transaction) throws -> Waiver {
        let waiver = try seekWaiver(request.id, tx).get()
        return try say(waiver, as: .voided, tx) { .waiverVoided($0) }
    }

    /// What a waiver cannot stand beside, under any entry of its child: of its kind, or of one that excludes it.
    private func inTheWay(of waiver: Waiver, _ tx: Transaction) throws -> [FactInTheWay] {
        try inTheWay(of: waiver, under: tx.knownChildren.entries(of: waiver.child), tx)
    }

    private func inTheWay(
        of waiver: Waiver, under entries: [ChildID], _ snapshot: Snapshot
    ) throws -> [FactInTheWay] {
        let kinds = WaiverRules(snapshot).exclusive(of: waiver.kind, on: waiver.from)
        return try entries.flatMap { entry in
            let known = try snapshot.waiverFacts.periods(of: entry)
            return kinds.flatMap { kind in
                var fee = waiver.fee
                fee.kind = kind
                return known.inTheWay(of: fee, waiver.days, except: waiver.fact)
            }
        }
    }

    /// The same without what it stands beside already as it was: two entries that were merged may each have brought one.
    private func inTheWay(of waiver: Waiver, sinceWas before: Waiver?, _ tx: Transaction) throws
        -> [FactInTheWay]
    {
        let already = Set(try before.map { try inTheWay(of: $0, tx) }?.compactMap(\.fact) ?? [])
        return try inTheWay(of: waiver, tx).filter { $0.fact.map { !already.contains($0) } ?? true }
    }

    /// It is about a child: out of reach nobody is told that there is one.
    private func seekWaiver(_ id: WaiverID, _ tx: Transaction) throws -> Sought<Waiver> {
        try tx.waivers.seekOwn(id, at: "/id", by: tx) { try tx.answering(for: $0.unit, of: $0.child) }
    }

    /// What was waived for a child, or is paid for it, follows what the registry says of its life, whenever it says so, or says nothing of it any
    /// more. What a closure ended is given back when it never was, unless another waiver has taken its place.
    func settle(_ id: ChildID, _ tx: Transaction) throws {
        let life = try tx.knownChildren.life(of: id, on: tx.today)
        for waiver in try tx.waivers.of(id) { try settle(waiver, within: life, tx) }
        try settleEntitlements(of: id, within: life, tx)
    }

    private func settle(_ waiver: Waiver, within life: ChildLife, _ tx: Transaction) throws {
        let record = waiver.id.text
        let outcome = try tx.ended.settled(
            waiver, record, of: waiver.child, in: life, from: \.from
        ) { said in
            var (settled, absence, reason) = WaiverRules(tx).settle(said, within: life)
            if let reason { settled.reason = Self.texts.render(reason, in: .vi) }
            return (settled, absence)
        }
        guard let (settled, absence) = outcome else { return }
        guard try inTheWay(of: settled, sinceWas: waiver, tx).isEmpty else { return }
        if absence == nil { try tx.ended.forget(record) }
        let version = FactVersion(
            absence == nil ? .corrected : .ended, of: settled.fact, days: settled.days, value: settled.fee,
            learned: tx.learned, cause: absence?.closure)
        try keep(version, of: waiver.child, tx)
        let told = settled.wordless
        tx.emit(
            settled.contradicted != waiver.contradicted
                ? FundingEvent.waiverContradicted(told)
                : absence == nil ? .waiverGranted(told) : .waiverEnded(told))
    }

    func listWaivers(_ request: ListWaivers, _ snapshot: Snapshot) throws -> List<Waiver> {
        var waivers = try snapshot.page(request, in: WaiverRecords.order, marking: \.provisional) {
            try snapshot.waivers.list(
                request, within: snapshot.units(request.unit, at: "/unit"), on: snapshot.today, $0, $1)
        }
        for waiver in waivers.items { snapshot.disclose(waiver.child) }
        waivers.items = try marked(waivers.items, snapshot)
        return waivers
    }

    /// The waivers, each with those under the child's other entries that cannot be so beside it.
    private func marked(_ listed: [Waiver], _ snapshot: Snapshot) throws -> [Waiver] {
        let several = try snapshot.knownChildren.several(of: listed.map(\.child))
        return try listed.map { waiver in
            let others = several[waiver.child, default: []].filter { $0 != waiver.child }
            let colliding = try inTheWay(of: waiver, under: others, snapshot).compactMap(\.fact)
            guard !colliding.isEmpty else { return waiver }
            return waiver.with { $0.collidesWith = colliding.map { WaiverID(of: $0) } }
        }
    }

    private func say(
        _ waiver: Waiver, as kind: VersionKind, _ tx: Transaction, telling event: (Waiver) -> FundingEvent
    ) throws -> Waiver {
        let version = FactVersion(
            kind, of: waiver.fact, days: waiver.days, value: waiver.fee, learned: tx.learned)
        return try save(version, of: waiver.child, tx, telling: event)
    }

    private func save(
        _ version: FactVersion<WaivedFee>, of child: ChildID, _ tx: Transaction,
        telling event: (Waiver) -> FundingEvent
    ) throws -> Waiver {
        tx.disclose(child)
        let waiver = try keep(version, of: child, tx)
        // Whoever decides about it decides for itself, whatever a closure did to it.
        try tx.ended.forget(waiver.id.text)
        tx.emit(event(waiver.wordless))
        return waiver
    }

    /// Keeps what was said, and what is so now.
    @discardableResult
    private func keep(
        _ version: FactVersion<WaivedFee>, of child: ChildID, _ tx: Transaction
    ) throws -> Waiver {
        let waiver = Waiver(version, of: child)
        try tx.waiverFacts.append(version, of: child, by: tx.recorder)
        if version.kind == .voided {
            try tx.waivers.remove(waiver.id)
        } else {
            try tx.waivers.save(waiver)
        }
        return waiver
    }
}
