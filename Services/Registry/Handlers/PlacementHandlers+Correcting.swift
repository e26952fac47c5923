import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctPlacement(_ request: CorrectPlacement, _ tx: Transaction) throws -> Placement {
        let sought = try seekPlacement(request.id, tx)
        let corrected = try PlacementRules(tx).correct(
            sought, by: request, of: sought.value.map { try tx.children.get($0.child, at: "/id") },
            with: tx.seekCaregiver(request.caregiver, at: "/caregiver"))
        try tx.correct(to: corrected, in: tx.placementFacts)
        _ = try save(corrected, tx) { .placementCorrected($0) }
        try followClosures(of: corrected.child, entered: FactID(of: corrected.id), tx)
        return try tx.placements.get(corrected.id, at: "/id")
    }

    func voidPlacement(_ request: VoidPlacement, _ tx: Transaction) throws -> Placement {
        try tx.void(
            seekPlacement(request.id, tx), in: tx.placementFacts, removing: tx.placements.remove
        ) { .placementVoided($0.facts) }
    }
}
