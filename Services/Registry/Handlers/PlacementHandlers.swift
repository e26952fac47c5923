import Bus
import RegistryAPI
import Store
import Vocabulary

extension RegistryService {
    private func rules(_ snapshot: Snapshot) -> PlacementRules {
        PlacementRules(reference: reference, today: snapshot.today)
    }

    func begin(_ request: BeginPlacement, _ tx: Transaction) throws -> Placement {
        let child = try tx.child(request.child, at: "/child")
        let id = request.id ?? tx.newID()
        if try tx.placements.find(id) != nil {
            throw Refusal.exists("/id", Message("registry.id-taken", ["id": id.text]))
        }
        if let caregiver = request.caregiver, try tx.caregivers.find(caregiver) == nil {
            throw Refusal.notFound("/caregiver", Message("registry.no-caregiver", ["id": caregiver.text]))
        }
        let placement = try rules(tx).begin(request, of: child, as: id, existing: tx.placements.of(child.id))
        return try save(placement, tx) { .placementBegun($0) }
    }

    func extend(_ request: ExtendPlacement, _ tx: Transaction) throws -> Placement {
        let (placement, child) = try placement(request.id, tx)
        try Standing.requireActive(child)
        return try save(rules(tx).extend(placement, to: request.expectedEnd), tx) { .placementExtended($0) }
    }

    /// Ending is allowed when the child's registration is closed too.
    func end(_ request: EndPlacement, _ tx: Transaction) throws -> Placement {
        let (placement, _) = try placement(request.id, tx)
        return try save(rules(tx).end(placement, on: request.end ?? tx.today), tx) { .placementEnded($0) }
    }

    func list(_ request: ListPlacements, _ snapshot: Snapshot) throws -> PlacementList {
        let child = try snapshot.child(request.child, at: "/child")
        snapshot.disclose(child.id)
        return PlacementList(items: try snapshot.placements.of(child.id))
    }

    private func placement(_ id: PlacementID, _ tx: Transaction) throws -> (Placement, RegisteredChild) {
        guard let placement = try tx.placements.find(id) else {
            throw Refusal.notFound("/id", Message("registry.no-placement", ["id": id.text]))
        }
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
