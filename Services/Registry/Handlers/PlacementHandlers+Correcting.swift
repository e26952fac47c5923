import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctPlacement(_ request: CorrectPlacement, _ tx: Transaction) throws -> Placement {
        let sought = try tx.seek(request.id, in: tx.placements)
        let corrected = try PlacementRules(tx).correct(
            sought, by: request, of: sought.value.map { try tx.children.get($0.child, at: "/id") },
            with: tx.seekCaregiver(request.caregiver, at: "/caregiver"))
        try PlacementRules(tx).requireVisits(tx.placementVisits.of(corrected.id), within: corrected)
        return try putRight(corrected, in: tx.placements, tx) { .placementCorrected($0) }
    }

    func voidPlacement(_ request: VoidPlacement, _ tx: Transaction) throws -> Placement {
        let sought = try tx.seek(request.id, in: tx.placements)
        if let known = sought.value {
            try PlacementRules(tx).requireVisits(tx.placementVisits.of(known.id), within: nil)
        }
        return try tx.void(sought, in: tx.placements) { .placementVoided($0) }
    }
}
