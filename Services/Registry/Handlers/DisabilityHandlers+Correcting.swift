import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctDisability(_ request: CorrectDisability, _ tx: Transaction) throws -> Disability {
        let sought = try seekDisability(request.id, tx)
        let child = try sought.value.map { try tx.children.get($0.child, at: "/id") }
        let corrected = try DisabilityRules(tx).correct(sought, by: request, of: child)
        tx.disclose(corrected.child)
        try refuseTakenCertificate(of: corrected, tx)
        try tx.correct(to: corrected, in: tx.disabilityFacts)
        try tx.disabilities.save(corrected)
        tx.emit(RegistryEvent.disabilityCorrected(corrected.facts))
        return corrected
    }

    func voidDisability(_ request: VoidDisability, _ tx: Transaction) throws -> Disability {
        try tx.void(
            seekDisability(request.id, tx), in: tx.disabilityFacts, removing: tx.disabilities.remove
        ) { .disabilityVoided($0.facts) }
    }

    private func seekDisability(_ id: DisabilityID, _ tx: Transaction) throws -> Sought<Disability> {
        try tx.seek(id, in: tx.disabilities) { try tx.home(of: $0.child) }
    }
}
