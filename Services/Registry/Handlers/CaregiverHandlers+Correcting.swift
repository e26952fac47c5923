import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctCaregiverLink(_ request: CorrectCaregiverLink, _ tx: Transaction) throws -> CaregiverLink {
        let sought = try tx.seek(request.id, in: tx.caregiverLinks)
        let corrected = try CaregiverRules(tx).correct(
            sought, by: request, of: sought.value.map { try tx.children.get($0.child, at: "/id") },
            with: sought.value.map { try tx.caregivers.get($0.caregiver, at: "/id") })
        return try putRight(corrected, in: tx.caregiverLinks, tx) { .caregiverLinkCorrected($0) }
    }

    func voidCaregiverLink(_ request: VoidCaregiverLink, _ tx: Transaction) throws -> CaregiverLink {
        try tx.void(tx.seek(request.id, in: tx.caregiverLinks), in: tx.caregiverLinks) {
            .caregiverLinkVoided($0)
        }
    }
}
