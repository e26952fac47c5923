import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctCircumstance(_ request: CorrectCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        let sought = try seekCircumstance(request.id, tx)
        let child = try sought.value.map { try tx.children.get($0.child, at: "/id") }
        let corrected = try circumstanceRules(tx).correct(sought, by: request, of: child)
        tx.disclose(corrected.child)
        try tx.correct(to: corrected, in: tx.circumstanceFacts)
        return try save(corrected, tx) { .circumstanceCorrected($0) }
    }

    func voidCircumstance(_ request: VoidCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        let circumstance = try seekCircumstance(request.id, tx).get()
        tx.disclose(circumstance.child)
        try tx.void(circumstance, in: tx.circumstanceFacts)
        try tx.circumstances.remove(circumstance.id)
        tx.emit(RegistryEvent.circumstanceVoided(circumstance.facts))
        return circumstance
    }
}
