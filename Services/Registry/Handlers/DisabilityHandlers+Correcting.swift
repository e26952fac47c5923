import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctDisability(_ request: CorrectDisability, _ tx: Transaction) throws -> Disability {
        let sought = try seekDisability(request.id, tx)
        let child = try sought.value.map { try tx.children.get($0.child, at: "/id") }
        let corrected = try disabilityRules(tx).correct(sought, by: request, of: child)
        tx.disclose(corrected.child)
        try refuseTakenCertificate(of: corrected, tx)
        try tx.correct(to: corrected, in: tx.disabilityFacts)
        try tx.disabilities.save(corrected)
        tx.emit(RegistryEvent.disabilityCorrected(corrected.facts))
        return corrected
    }

    func voidDisability(_ request: VoidDisability, _ tx: Transaction) throws -> Disability {
        let disability = try seekDisability(request.id, tx).get()
        tx.disclose(disability.child)
        try tx.void(disability, in: tx.disabilityFacts)
        try tx.disabilities.remove(disability.id)
        tx.emit(RegistryEvent.disabilityVoided(disability.facts))
        return disability
    }

    private func seekDisability(_ id: DisabilityID, _ tx: Transaction) throws -> Sought<Disability> {
        try tx.seek(id, in: tx.disabilities) { try tx.home(of: $0.child) }
    }
}
