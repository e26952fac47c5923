import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func mergeChildren(_ request: MergeChildren, _ tx: Transaction) throws -> MergedChild {
        let (survivor, duplicate, reason) = try ChildRules(tx).merge(
            tx.seekEntry(request.duplicate, at: "/duplicate"),
            into: tx.seekChild(request.survivor, at: "/survivor"), by: request,
            aliases: Array(tx.aliases.entries(of: request.duplicate).dropFirst()))
        try withdrawTransfer(ofMoved: duplicate, to: survivor, tx)
        let merge = try tx.aliases.timeline(of: duplicate.id).change(
            Alias(survivor.id, reason: reason), from: .first, as: tx.newID(), learned: tx.learned)
        try tx.aliases.append(merge, of: duplicate.id, by: tx.recorder)
        let known = try tx.childAspects.timelines(of: survivor.id)
        try tx.children.merge(
            duplicate.id, into: survivor, called: tx.aliasRecords.names(of: known) ?? known.names)
        let pair = try tx.childPairs.merge(duplicate.id, into: survivor.id, on: tx.today)
        tx.disclose(duplicate.id)
        tx.emit(
            RegistryEvent.childMerged(
                ChildMergeFacts(
                    id: merge.fact, survivor: survivor.id, duplicate: duplicate.id, pair: pair.facts)))
        return MergedChild(
            child: try tx.shown(survivor), duplicate: duplicate.id,
            collisions: try collisions(of: survivor.id, with: duplicate.id, tx))
    }

    func unmergeChild(_ request: UnmergeChild, _ tx: Transaction) throws -> UnmergedChild {
        let (duplicate, reason) = try ChildRules(tx).unmerge(
            tx.seekEntry(request.duplicate, at: "/duplicate"), by: request)
        guard let merge = try tx.aliases.merge(of: duplicate.id) else {
            preconditionFailure("what is marked as merged was")
        }
        let survivor = try tx.children.get(merge.value.survivor, at: "/duplicate")
        let parted = FactVersion(
            .voided, of: merge.id, days: merge.days, value: Alias(survivor.id, reason: reason),
            learned: tx.learned)
        try tx.aliases.append(parted, of: duplicate.id, by: tx.recorder)
        let (known, merged) = (
            try tx.childAspects.timelines(of: survivor.id), try tx.childAspects.timelines(of: duplicate.id)
        )
        guard let entry = merged.child() else { preconditionFailure("one who was admitted is registered") }
        try tx.children.unmerge(
            entry, called: merged.names, from: survivor,
            called: tx.aliasRecords.names(of: known) ?? known.names)
        let pair = try tx.childPairs.part(entry.id, from: survivor.id, on: tx.today) {
            try marks(of: entry, livedIn: merged.homes, named: tx.children.near(entry), tx) {
                $0.id == survivor.id
            }[survivor.id]
        }
        tx.disclose(entry.id)
        tx.emit(
            RegistryEvent.childUnmerged(
                ChildMergeFacts(id: merge.id, survivor: survivor.id, duplicate: entry.id, pair: pair.facts)))
        // What ended around the entry with the survivor goes on again: that closure is not the entry's own.
        for closure in known.standing.closing(after: merge.recorded.at) {
            let never = FactVersion(
                .voided, of: closure.fact, days: closure.days, value: closure.value, learned: tx.learned)
            try follow(never, of: entry.id, tx)
        }
        return UnmergedChild(child: try tx.shown(survivor), duplicate: try tx.shown(entry))
    }

    /// What the caller sees of both that cannot be so of one child.
    private func collisions(
        of survivor: ChildID, with duplicate: ChildID, _ tx: Transaction
    ) throws -> [MergeCollision] {
        var found: [MergeCollision] = []
        found.add(
            .circumstance, try tx.visibleCircumstances(of: survivor), survivor: survivor,
            duplicate: duplicate)
        found.add(
            .determination, try tx.disabilities.of(survivor), survivor: survivor, duplicate: duplicate)
        found.add(.link, try tx.caregiverLinks.of(survivor), survivor: survivor, duplicate: duplicate)
        found.add(.placement, try tx.placements.of(survivor), survivor: survivor, duplicate: duplicate)
        let open = try tx.cases.of(survivor).filter { $0.step != .closed }
        for file in open where file.child == survivor {
            for other in open where other.child == duplicate {
                found.append(
                    MergeCollision(kind: .case, record: FactID(of: file.id), other: FactID(of: other.id)))
            }
        }
        return found
    }
}
