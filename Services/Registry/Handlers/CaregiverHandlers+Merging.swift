import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func mergeCaregivers(_ request: MergeCaregivers, _ tx: Transaction) throws -> MergedCaregiver {
        let aliases = tx.caregiverAliases
        let (survivor, duplicate, reason) = try CaregiverRules(tx).merge(
            tx.seekCaregiverEntry(request.duplicate, at: "/duplicate"),
            into: tx.seekCaregiver(request.survivor, at: "/survivor"), by: request,
            mergedInto: aliases.merge(of: request.duplicate)?.value.survivor,
            aliases: Array(aliases.entries(of: request.duplicate).dropFirst()))
        let merge = try aliases.timeline(of: duplicate.id).change(
            Alias(survivor.id, reason: reason), from: .first, as: tx.newID(), learned: tx.learned)
        try aliases.append(merge, of: duplicate.id, by: tx.recorder)
        try tx.caregivers.merge(duplicate.id, into: survivor)
        let pair = try tx.caregiverPairs.merge(duplicate.id, into: survivor.id, on: tx.today)
        for entry in [survivor, duplicate] { tx.identify(entry.id) }
        tx.emit(
            RegistryEvent.caregiverMerged(
                CaregiverMergeFacts(
                    id: merge.fact, survivor: survivor.id, duplicate: duplicate.id, pair: pair.facts)))
        return MergedCaregiver(
            caregiver: try tx.shown(survivor), duplicate: duplicate.id,
            collisions: try collisions(of: survivor.id, with: duplicate.id, tx))
    }

    func unmergeCaregiver(_ request: UnmergeCaregiver, _ tx: Transaction) throws -> UnmergedCaregiver {
        let sought = try tx.seekCaregiverEntry(request.duplicate, at: "/duplicate")
        let merge = try tx.caregiverAliases.merge(of: request.duplicate)
        let (duplicate, merged, reason) = try CaregiverRules(tx).unmerge(sought, by: request, merge: merge)
        let survivor = try tx.caregivers.get(merged.value.survivor, at: "/duplicate")
        let parted = FactVersion(
            .voided, of: merged.id, days: merged.days, value: Alias(survivor.id, reason: reason),
            learned: tx.learned)
        try tx.caregiverAliases.append(parted, of: duplicate.id, by: tx.recorder)
        guard let entry = try tx.caregiverAspects.timelines(of: duplicate.id).caregiver() else {
            preconditionFailure("one who was admitted is there")
        }
        try tx.caregivers.unmerge(entry, from: survivor)
        let pair = try tx.caregiverPairs.part(entry.id, from: survivor.id, on: tx.today) {
            try marks(of: entry, named: tx.caregivers.namesakes(of: entry), tx) {
                $0.id == survivor.id
            }[survivor.id]
        }
        for entry in [survivor, entry] { tx.identify(entry.id) }
        tx.emit(
            RegistryEvent.caregiverUnmerged(
                CaregiverMergeFacts(
                    id: merged.id, survivor: survivor.id, duplicate: entry.id, pair: pair.facts)))
        return UnmergedCaregiver(caregiver: try tx.shown(survivor), duplicate: try tx.shown(entry))
    }

    /// What the caller sees of both that cannot be so of one person: a child that both care for at the same time, and days on which both
    /// are approved.
    private func collisions(
        of survivor: CaregiverID, with duplicate: CaregiverID, _ tx: Transaction
    ) throws -> [MergeCollision] {
        var found: [MergeCollision] = []
        // Of a child that has been forgotten nothing is left to be decided.
        let links = try tx.caregiverLinks.of(survivor).compactMap { link -> CaregiverLink? in
            guard let child = try tx.children.find(link.child), tx.reaches(child.commune) else { return nil }
            return link.with { $0.child = child.id }
        }
        for link in links where link.caregiver == survivor {
            for other in links where other.caregiver == duplicate && other.child == link.child {
                guard link.days.overlaps(other.days) else { continue }
                tx.disclose(link.child)
                found.append(
                    MergeCollision(kind: .link, record: FactID(of: link.id), other: FactID(of: other.id)))
            }
        }
        let approvals = try tx.carerApprovals.of(survivor)
        for approval in approvals where approval.caregiver == survivor {
            for other in approvals where other.caregiver == duplicate && approval.days.overlaps(other.days) {
                found.append(
                    MergeCollision(
                        kind: .approval, record: FactID(of: approval.id), other: FactID(of: other.id)))
            }
        }
        return found
    }
}
