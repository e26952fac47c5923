import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctCircumstance(_ request: CorrectCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        let sought = try seekCircumstance(request.id, tx)
        let child = try sought.value.map { try tx.children.get($0.child, at: "/id") }
        let corrected = try CircumstanceRules(tx).correct(sought, by: request, of: child)
        tx.disclose(corrected.child)
        try tx.correct(to: corrected, in: tx.circumstanceFacts)
        _ = try save(corrected, tx) { .circumstanceCorrected($0) }
        try followClosures(of: corrected.child, entered: FactID(of: corrected.id), tx)
        return try tx.circumstances.get(corrected.id, at: "/id")
    }

    func voidCircumstance(_ request: VoidCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        try tx.void(
            seekCircumstance(request.id, tx), in: tx.circumstanceFacts, removing: tx.circumstances.remove
        ) { .circumstanceVoided($0.facts) }
    }
}
