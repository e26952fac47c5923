import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func beginPlacement(_ request: BeginPlacement, _ tx: Transaction) throws -> Placement {
        let start = request.start ?? tx.today
        let child = try tx.seekChild(request.child, on: start, at: "/child")
        let standing = try tx.standing(of: child)
        let rules = PlacementRules(tx)
        let facility = try tx.facilities.seek(request.provider, at: "/provider")
        let family = try child.value.map { try tx.family(of: $0.id, on: start) } ?? KnownFamily()
        let placement = try rules.begin(
            request, of: child, with: tx.seekCaregiver(request.caregiver, at: "/caregiver"), at: facility,
            as: request.id ?? tx.newID(), existing: child.value.map { try tx.placements.of($0.id) } ?? [],
            beside: family,
            until: standing.lastDay(from: start), by: tx.placements.facts.recorder)
        if let facility = try facility.get() {
            try rules.require(facility, for: placement, beside: tx.placements.beside(placement))
        }
        try requireApproval(for: placement, beside: family, tx)
        try tx.placements.facts.refuseTaken(request.id)
        tx.disclose(placement.child)
        try tx.keepNew(placement, in: tx.placements, of: standing)
        try tx.save(placement, in: tx.placements) { .placementBegun($0) }
        for said in rules.notes(PlacementWords(request), for: placement, newID: { tx.newID() }) {
            try note(said, tx)
        }
        return try tx.versioned(followed(placement, in: tx.placements, tx))
    }

    /// Throws FAILED_PRECONDITION and RESOURCE_EXHAUSTED where the carer is not approved for it.
    func requireApproval(for placement: Placement, beside family: KnownFamily, _ tx: Transaction) throws {
        let rules = PlacementRules(tx)
        guard let carer = placement.caregiver, rules.needsApproval(placement, beside: family) else { return }
        try rules.require(
            tx.carerApprovals.of(carer), for: placement,
            beside: tx.placements.fostered(by: carer, beside: placement))
    }

    func extendPlacement(_ request: ExtendPlacement, _ tx: Transaction) throws -> Placement {
        let sought = try tx.seek(request.id, in: tx.placements)
        let extended = try PlacementRules(tx).extend(sought, to: request.expectedEnd)
        try tx.children.get(extended.child, at: "/id").requireActive(at: "/id")
        // What is expected is said anew.
        return try tx.versioned(
            tx.enter(extended, as: .corrected, in: tx.placements) { .placementExtended($0) })
    }

    /// Ending is allowed when the child's registration is closed too.
    func endPlacement(_ request: EndPlacement, _ tx: Transaction) throws -> Placement {
        let sought = try tx.seek(request.id, in: tx.placements)
        let ended = try PlacementRules(tx).end(sought, on: request.end ?? tx.today)
        try PlacementRules(tx).requireVisits(tx.placementVisits.of(ended.id), within: ended)
        return try tx.versioned(tx.enter(ended, as: .ended, in: tx.placements) { .placementEnded($0) })
    }

    func listPlacements(_ request: ListPlacements, _ snapshot: Snapshot) throws -> List<Placement> {
        let child = try snapshot.file(of: request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: PlacementRecords.order)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let begun = try snapshot.begun(
                of: child, named: request.child, in: snapshot.placements, by: PlacementRecords.order, asOf)
            return try page.reply(page.fetch(begun)) { shown in
                try shown.map { try snapshot.versioned($0, knownOn: asOf.knownOn) }
                    .marked(asOf, in: \.provisional)
            }
        }
        return try page.reply(snapshot.placements.list(of: child.id, page)) { shown in
            try shown.map { try snapshot.versioned($0) }
        }
    }
}
