import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctDisability(_ request: CorrectDisability, _ tx: Transaction) throws -> Disability {
        let sought = try tx.seek(request.id, in: tx.disabilities)
        let child = try sought.value.map { try tx.children.get($0.child, at: "/id") }
        let corrected = try DisabilityRules(tx).correct(sought, by: request, of: child)
        tx.disclose(corrected.child)
        try refuseTakenCertificate(of: corrected, tx)
        try tx.correct(to: corrected, in: tx.disabilities)
        return try tx.save(corrected, in: tx.disabilities) { .disabilityCorrected($0) }
    }

    func voidDisability(_ request: VoidDisability, _ tx: Transaction) throws -> Disability {
        try tx.void(tx.seek(request.id, in: tx.disabilities), in: tx.disabilities) { .disabilityVoided($0) }
    }
}
