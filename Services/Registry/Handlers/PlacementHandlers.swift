import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    private func rules(_ snapshot: Snapshot) -> PlacementRules {
        PlacementRules(reference: reference, today: snapshot.today)
    }

    func beginPlacement(_ request: BeginPlacement, _ tx: Transaction) throws -> Placement {
        let child = try tx.child(request.child, at: "/child")
        if let caregiver = request.caregiver { _ = try tx.caregivers.get(caregiver, at: "/caregiver") }
        let placement = try rules(tx).begin(
            request, of: child, as: request.id ?? tx.newID(), existing: tx.placements.of(child.id))
        try tx.placements.refuseTaken(request.id)
        return try save(placement, tx) { .placementBegun($0) }
    }

    func extendPlacement(_ request: ExtendPlacement, _ tx: Transaction) throws -> Placement {
        let (placement, child) = try placement(request.id, tx)
        let extended = try rules(tx).extend(placement, to: request.expectedEnd)
        try child.requireActive(at: "/id")
        return try save(extended, tx) { .placementExtended($0) }
    }

    /// Ending is allowed when the child's registration is closed too.
    func endPlacement(_ request: EndPlacement, _ tx: Transaction) throws -> Placement {
        let (placement, _) = try placement(request.id, tx)
        return try save(rules(tx).end(placement, on: request.end ?? tx.today), tx) { .placementEnded($0) }
    }

    func listPlacements(_ request: ListPlacements, _ snapshot: Snapshot) throws -> List<Placement> {
        let child = try snapshot.child(request.child, at: "/child")
        snapshot.disclose(child.id)
        let found = try snapshot.placements.list(request, limit: ListPage.fetch(request))
        return try ListPage.reply(found, request, key: \.id.text)
    }

    private func placement(_ id: PlacementID, _ tx: Transaction) throws -> (Placement, RegisteredChild) {
        let placement = try tx.placements.get(id, at: "/id")
        return (placement, try tx.child(placement.child, at: "/id"))
    }

    private func save(
        _ placement: Placement, _ tx: Transaction, telling event: (PlacementFacts) -> RegistryEvent
    ) throws -> Placement {
        tx.disclose(placement.child)
        try tx.placements.save(placement)
        tx.emit(event(placement.facts))
        return placement
    }
}
