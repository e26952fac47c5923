import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctCaregiverLink(_ request: CorrectCaregiverLink, _ tx: Transaction) throws -> CaregiverLink {
        let sought = try seekLink(request.id, tx)
        let corrected = try CaregiverRules(tx).correct(
            sought, by: request, of: sought.value.map { try tx.children.get($0.child, at: "/id") },
            with: sought.value.map { try tx.caregivers.get($0.caregiver, at: "/id") })
        tx.disclose(corrected.child)
        try tx.correct(to: corrected, in: tx.caregiverLinkFacts)
        _ = try save(corrected, tx) { .caregiverLinkCorrected($0) }
        try followClosures(of: corrected.child, entered: FactID(of: corrected.id), tx)
        return try tx.caregiverLinks.get(corrected.id, at: "/id")
    }

    func voidCaregiverLink(_ request: VoidCaregiverLink, _ tx: Transaction) throws -> CaregiverLink {
        try tx.void(
            seekLink(request.id, tx), in: tx.caregiverLinkFacts, removing: tx.caregiverLinks.remove
        ) { .caregiverLinkVoided($0.facts) }
    }

    private func seekLink(_ id: CaregiverLinkID, _ tx: Transaction) throws -> Sought<CaregiverLink> {
        try tx.seek(id, in: tx.caregiverLinks) { try tx.home(of: $0.child) }
    }
}
