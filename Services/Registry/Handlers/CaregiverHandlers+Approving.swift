import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func approveCarer(_ request: ApproveCarer, _ tx: Transaction) throws -> CarerApproval {
        let caregiver = try tx.seekCaregiver(request.caregiver, at: "/caregiver")
        let approval = try CaregiverRules(tx).approve(
            request, of: caregiver, as: request.id ?? tx.newID(),
            existing: caregiver.value.map { try tx.carerApprovals.of($0.id) } ?? [])
        try tx.carerApprovals.facts.refuseTaken(request.id)
        return try enter(approval, as: .recorded, tx) { .carerApproved($0) }
    }

    func endCarerApproval(_ request: EndCarerApproval, _ tx: Transaction) throws -> CarerApproval {
        let sought = try tx.seekApproval(request.id)
        let ended = try CaregiverRules(tx).endApproval(sought, on: request.end)
        try requireAlone(ended, before: sought.get(), at: "/end", tx)
        return try enter(ended, as: .ended, tx) { .carerApprovalEnded($0) }
    }

    func correctCarerApproval(_ request: CorrectCarerApproval, _ tx: Transaction) throws -> CarerApproval {
        let sought = try tx.seekApproval(request.id)
        let corrected = try CaregiverRules(tx).correctApproval(sought, by: request)
        try requireAlone(corrected, before: sought.get(), at: "/id", tx)
        return try enter(corrected, as: .corrected, tx) { .carerApprovalCorrected($0) }
    }

    /// Throws FAILED_PRECONDITION where other days of an approval reach into another one of the person, under whichever entry. Those of
    /// another entry into which the days reached `before` stand: they were so when the two were found to be one.
    private func requireAlone(
        _ approval: CarerApproval, before: CarerApproval, at pointer: String, _ tx: Transaction
    ) throws {
        let facts = tx.carerApprovals.facts
        let person = try tx.caregiverAliases.survivor(of: approval.caregiver)
        let others = try tx.carerApprovals.of(person).filter {
            $0.caregiver != approval.caregiver && $0.days.overlaps(approval.days)
                && !$0.days.overlaps(before.days)
        }
        try tx.refusing(at: pointer, among: facts.recorder) {
            _ = try facts.periods(of: approval.caregiver).correct(
                FactID(of: approval.id), to: approval, from: approval.start,
                until: approval.end.map { .on($0) } ?? .open, learned: tx.learned)
            guard others.isEmpty else {
                throw FactRefusal(
                    .collides, others.map { FactInTheWay(FactID(of: $0.id), $0.days, .collides) })
            }
        }
    }

    func voidCarerApproval(_ request: VoidCarerApproval, _ tx: Transaction) throws -> CarerApproval {
        let approval = try tx.seekApproval(request.id).get()
        let facts = tx.carerApprovals.facts
        try tx.refusing(at: "/id", among: facts.recorder) {
            let version = try facts.periods(of: approval.caregiver).void(
                FactID(of: approval.id), learned: tx.learned)
            try facts.append(version, of: approval.caregiver, by: tx.recorder)
        }
        try tx.carerApprovals.remove(approval.id)
        tx.identify(approval.caregiver)
        tx.emit(RegistryEvent.carerApprovalVoided(approval.facts))
        return approval
    }

    func listCarerApprovals(
        _ request: ListCarerApprovals, _ snapshot: Snapshot
    ) throws -> List<CarerApproval> {
        let caregiver = try snapshot.seekCaregiver(request.caregiver, at: "/caregiver").get()
        let page = try ListPage(request, in: CarerApprovalRecords.order)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let entries = try snapshot.entries(
                of: caregiver, named: request.caregiver, knownOn: asOf.knownOn)
            let begun = try snapshot.carerApprovals.begun(of: entries, asOf)
            return try page.reply(page.fetch(begun)) { $0.marked(asOf, in: \.provisional) }
        }
        return try page.reply(snapshot.carerApprovals.list(of: caregiver.id, page))
    }

    private func enter(
        _ approval: CarerApproval, as kind: VersionKind, _ tx: Transaction,
        telling event: (CarerApprovalFacts) -> RegistryEvent
    ) throws -> CarerApproval {
        let version = FactVersion(
            kind, of: FactID(of: approval.id), days: approval.days, value: approval, learned: tx.learned)
        try tx.carerApprovals.facts.append(version, of: approval.caregiver, by: tx.recorder)
        try tx.carerApprovals.save(approval)
        tx.identify(approval.caregiver)
        tx.emit(event(approval.facts))
        return approval
    }
}

extension Snapshot {
    /// The approval of a caregiver whom the caller may know of.
    fileprivate func seekApproval(_ id: CarerApprovalID) throws -> Sought<CarerApproval> {
        try carerApprovals.seek(id, at: "/id") { approval in
            try seekCaregiver(approval.caregiver, at: "/id").value != nil
        }
    }

    /// The day from which on a placement that goes on is with somebody who has to be approved today, and is not: its first, or the day
    /// after the last approval. Nil where nobody is missing one.
    func unapproved(_ placement: Placement) throws -> Day? {
        guard placement.kind == .timeLimitedFoster, let carer = placement.caregiver else { return nil }
        let person = try caregivers.find(carer)?.id
        let family = try KnownFamily(
            kin: caregiverLinks.people(of: placement.child).filter {
                $0.relation.isWiderKin && $0.days.contains(placement.start)
            })
        guard
            PlacementRules(self).needsApproval(placement.with { $0.caregiver = person }, beside: family)
        else { return nil }
        let approvals = try carerApprovals.of(carer)
        guard !approvals.contains(where: { $0.days.contains(today) }) else { return nil }
        let ended = approvals.compactMap(\.end).filter { $0 >= placement.start && $0 < today }.max()
        return ended?.advanced(by: 1) ?? placement.start
    }
}
