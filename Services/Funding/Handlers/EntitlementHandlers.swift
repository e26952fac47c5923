import Bus
import FundingAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func grantEntitlement(_ request: GrantEntitlement, _ tx: Transaction) throws -> Entitlement {
        try tx.authorizeName(of: request.unit, at: "/unit")
        let child = try tx.knownChildren.seek(request.child, at: "/child", by: tx) {
            $0.home(on: tx.today)
        }
        var granted = try EntitlementRules(tx).grant(request, as: request.id ?? tx.newID(), to: child)
        try requirePayer(request.unit, of: child.get(), tx)
        try tx.entitlementFacts.refuseTaken(request.id)
        if let last = try takeOver(granted, tx), let next = last.advanced(by: 1) {
            granted.from = max(granted.from, next)
            granted.terms.rates = granted.terms.rates.map { rate in
                EntitledTerms.Rate(from: granted.from, rate: rate.rate, degree: rate.degree)
            }
        }
        try save(granted, as: .recorded, tx) { .entitlementGranted($0) }
        return try settled(granted, tx)
    }

    /// As the child's life leaves what was just said of it: the child may have left since the decision.
    func settled(_ said: KeptEntitlement, _ tx: Transaction) throws -> Entitlement {
        let life = try tx.knownChildren.life(of: said.child, on: tx.today)
        try settleEntitlements(of: said.child, within: life, tx)
        let now = try tx.entitlements.get(said.id, at: "/id")
        return now.shown(in: Month(of: tx.today) ?? now.from)
    }

    /// Assistance is paid where the child lives, or by who may see what is confidential there. Any other office that reaches the
    /// child would hear on which grounds it is paid already, of sealed ones too, and would pay it a second time.
    private func requirePayer(_ unit: UnitPath, of child: KnownChild, _ tx: Transaction) throws {
        let home = child.home(on: tx.today)
        guard !tx.territory(of: unit).contains(home), !tx.seesConfidential(in: home) else { return }
        throw Refusal.denied("/unit", Message("funding.pays-elsewhere", ["unit": unit.text]))
    }

    /// What the child has from another unit, which it does not live with any more, ends where the new one takes its place: the last
    /// month that that unit pays. What may stand beside the new one goes on until it is granted anew. What ended already bounds the new.
    /// ALREADY_EXISTS where it is in the way: two units do not pay one child, whatever for, so that what one hears of another's is the
    /// same on each ground that it asks for.
    private func takeOver(_ granted: KeptEntitlement, _ tx: Transaction) throws -> Month? {
        guard let now = Month(of: granted.terms.decidedOn) else { return nil }
        let rules = EntitlementRules(tx)
        let home = try tx.knownChildren.find(granted.child)?.home(on: tx.today)
        var last: Month?
        // Under any of its entries: whoever was entered twice is paid once.
        let held = try tx.knownChildren.entries(of: granted.child).flatMap { try tx.entitlements.of($0) }
        for other in held where !other.contradicted {
            let payer = try tx.answering(for: other.unit, of: other.child)
            let isOwn = tx.units.isSame(payer, granted.unit, on: tx.today)
            let isSame = other.terms.ground == granted.terms.ground
            guard granted.meets(other) || (isSame && rules.isForGood(granted)) else { continue }
            if !isSame, isOwn || rules.isOnce(granted) || rules.isOnce(other) { continue }
            // What has ended by then is in nothing's way: the new one begins with the month after.
            if granted.until == nil, let until = other.until, until <= now, let end = other.last {
                last = max(last ?? end, end)
                continue
            }
            let isAbolished = tx.units.current(of: other.unit, on: tx.today).kind == .abolished
            let hasMoved =
                home.map {
                    (isAbolished || !tx.territory(of: other.unit).contains($0))
                        && tx.territory(of: granted.unit).contains($0)
                } ?? false
            guard hasMoved, granted.until == nil else {
                guard try isSame && (isOwn || tx.knowsGrounds(of: other)) else {
                    throw Refusal.exists("/unit", Message("funding.paid-by-other"))
                }
                throw Refusal.exists(
                    "/ground",
                    Message(
                        "funding.entitlement-held",
                        ["from": other.from.description, "unit": other.unit.text, "id": other.id.text]))
            }
            // A month that was paid already is not paid twice. What was granted by whom there is no more is owed to the new one's first month.
            let paid = max(other.paidThrough ?? other.from, other.from)
            let end = max(isAbolished ? granted.from.advanced(by: -1) ?? now : now, paid)
            last = max(last ?? end, end)
            guard other.until.map({ $0 > end }) ?? true, rules.replaces(granted, other) else { continue }
            var ended = other
            ended.until = end
            // It is the new one's to pay from here on; what was withheld before stays due.
            ended.terms.closePause(at: end, isLost: false)
            ended.terms.reason = Self.texts.render(
                Message("funding.moved-to", ["unit": granted.unit.text]), in: .vi)
            try save(ended, as: .ended, tx) { .entitlementStopped($0) }
        }
        return last
    }

    func changeEntitlement(_ request: ChangeEntitlement, _ tx: Transaction) throws -> Entitlement {
        let current = try seekEntitlement(request.id, tx)
        let child = try current.value.flatMap { try tx.knownChildren.find($0.child) }
        return try save(
            EntitlementRules(tx).change(current, by: request, of: child), as: .corrected, tx
        ) { .entitlementChanged($0) }
    }

    func stopEntitlement(_ request: StopEntitlement, _ tx: Transaction) throws -> Entitlement {
        let current = try seekEntitlement(request.id, tx)
        return try save(EntitlementRules(tx).stop(current, by: request), as: .ended, tx) {
            .entitlementStopped($0)
        }
    }

    func suspendEntitlement(_ request: SuspendEntitlement, _ tx: Transaction) throws -> Entitlement {
        let current = try seekEntitlement(request.id, tx)
        return try save(EntitlementRules(tx).suspend(current, by: request), as: .corrected, tx) {
            .entitlementSuspended($0)
        }
    }

    func resumeEntitlement(_ request: ResumeEntitlement, _ tx: Transaction) throws -> Entitlement {
        let current = try seekEntitlement(request.id, tx)
        return try save(EntitlementRules(tx).resume(current, by: request), as: .corrected, tx) {
            .entitlementResumed($0)
        }
    }

    func listEntitlements(
        _ request: ListEntitlements, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<Entitlement> {
        let payer = try payer(request.unit, snapshot)
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let records = snapshot.entitlements
        let found =
            try asOf.map { try records.list(request, of: payer, $0, page) }
            ?? records.list(request, of: payer, page)
        let month = Month(of: asOf?.on ?? snapshot.today)
        let shown = month.map { month in found.map { $0.shown(in: month) } } ?? []
        let fitting = shown.filter { request.status == nil || $0.status == request.status }
        for entitlement in fitting { snapshot.disclose(entitlement.child) }
        return Page(found, showing: fitting.marked(asOf, in: \.provisional)) { $0.id.text }
    }

    /// A unit whose list the caller may see: it acts in its name, or may see what is confidential there.
    func payer(_ unit: UnitPath, _ snapshot: Snapshot) throws -> Payer {
        try snapshot.authorize(unit, at: "/unit")
        if !snapshot.seesConfidential(in: unit) { try snapshot.authorizeName(of: unit, at: "/unit") }
        return Payer(unit, in: snapshot)
    }

    /// It is about a child: out of reach nobody is told that there is one.
    func seekEntitlement(_ id: EntitlementID, _ tx: Transaction) throws -> Sought<KeptEntitlement> {
        try tx.entitlements.seekOwn(id, at: "/id", by: tx) { try tx.answering(for: $0.unit, of: $0.child) }
    }

    @discardableResult
    func save(
        _ entitlement: KeptEntitlement, as kind: VersionKind, _ tx: Transaction,
        telling event: (EntitlementFacts) -> FundingEvent
    ) throws -> Entitlement {
        tx.disclose(entitlement.child)
        try tx.ended.forget(entitlement.id.text)
        try keep(entitlement, as: kind, tx)
        let facts = EntitlementFacts(entitlement)
        tx.emit(event(facts))
        return entitlement.shown(in: Month(of: tx.today) ?? entitlement.from)
    }

    /// Keeps what was said, and what is so now. Where that moves months that were paid they are worked out anew, and with them what
    /// else is paid for the child.
    private func keep(
        _ said: KeptEntitlement, as kind: VersionKind, cause: FactID? = nil, _ tx: Transaction
    ) throws {
        var entitlement = said
        if let before = try tx.entitlements.said(said.id), said.movesPaid(since: before) {
            if !said.isVoided { (entitlement.isCorrected, entitlement.isReworked) = (true, true) }
            try tx.entitlements.rework(beside: said.id, of: tx.knownChildren.entries(of: said.child))
        }
        let value = try tx.entitlements.save(entitlement)
        try tx.entitlementFacts.append(
            FactVersion(
                kind, of: FactID(of: entitlement.id), days: entitlement.days, value: value,
                learned: tx.learned,
                cause: cause), of: entitlement.child, by: tx.recorder)
    }

    /// Whether another has taken the place of what would be given back: on the same ground, or another unit's.
    private func isReplaced(
        _ current: KeptEntitlement, within left: EntitledSpan, _ tx: Transaction
    ) throws -> Bool {
        guard !left.contradicted else { return false }
        let rules = EntitlementRules(tx)
        var whole = current
        whole.until = left.until
        let held = try tx.knownChildren.entries(of: current.child).flatMap { try tx.entitlements.of($0) }
        return held.contains { other in
            guard other.id != current.id, !other.contradicted, whole.meets(other) else { return false }
            // What stands beside it already was so before.
            guard current.contradicted || !current.meets(other) else { return false }
            if other.terms.ground == current.terms.ground { return true }
            return !tx.units.isSame(other.unit, current.unit, on: tx.today) && !rules.isOnce(other)
        }
    }

    /// What is paid for a child follows what the registry says of its life: it ends with the month of a closure, and is given back
    /// when the closure never was, unless another has taken its place.
    func settleEntitlements(of id: ChildID, within life: ChildLife, _ tx: Transaction) throws {
        let birth = try tx.knownChildren.find(id)?.countedBirth
        for known in try tx.entitlements.of(id) {
            var current = known
            current.birth = birth ?? known.birth
            let span = EntitledSpan(
                from: current.from.first, until: current.until, contradicted: current.contradicted)
            var reason: Message?
            var outcome = try tx.ended.settled(
                span, current.id.text, of: current.child, in: life, from: \.from
            ) { said in
                var whole = current
                whole.until = said.until
                let settled = EntitlementRules(tx).settle(whole, within: life)
                reason = settled.reason
                return (
                    EntitledSpan(
                        from: said.from, until: settled.kept.until, contradicted: settled.kept.contradicted),
                    settled.endedBy
                )
            }
            if let left = outcome?.record, try isReplaced(current, within: left, tx) { outcome = nil }
            guard outcome != nil || current != known else { continue }
            if let (settled, absence) = outcome {
                (current.until, current.contradicted) = (settled.until, settled.contradicted)
                current.terms.reason = reason.map { Self.texts.render($0, in: .vi) }
                if absence == nil { try tx.ended.forget(current.id.text) }
            }
            try keep(
                current, as: outcome?.endedBy == nil ? .corrected : .ended, cause: outcome?.endedBy?.closure,
                tx)
            let facts = EntitlementFacts(current)
            tx.emit(
                outcome?.endedBy == nil
                    ? FundingEvent.entitlementChanged(facts) : .entitlementStopped(facts))
        }
    }
}
