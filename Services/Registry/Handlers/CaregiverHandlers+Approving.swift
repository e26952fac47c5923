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
        let ended = try CaregiverRules(tx).endApproval(tx.seekApproval(request.id), on: request.end)
        try requireAlone(ended, at: "/end", tx)
        return try enter(ended, as: .ended, tx) { .carerApprovalEnded($0) }
    }

    func correctCarerApproval(_ request: CorrectCarerApproval, _ tx: Transaction) throws -> CarerApproval {
        let corrected = try CaregiverRules(tx).correctApproval(tx.seekApproval(request.id), by: request)
        try requireAlone(corrected, at: "/id", tx)
        return try enter(corrected, as: .corrected, tx) { .carerApprovalCorrected($0) }
    }

    /// Throws FAILED_PRECONDITION where other days of an approval reach into another one.
    private func requireAlone(_ approval: CarerApproval, at pointer: String, _ tx: Transaction) throws {
        let facts = tx.carerApprovals.facts
        try tx.refusing(at: pointer, among: facts.recorder) {
            _ = try facts.periods(of: approval.caregiver).correct(
                FactID(of: approval.id), to: approval, from: approval.start,
                until: approval.end.map { .on($0) } ?? .open, learned: tx.learned)
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
