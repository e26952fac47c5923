import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctCircumstance(_ request: CorrectCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        let sought = try seekCircumstance(request.id, tx)
        let child = try sought.value.map { try tx.children.get($0.child, at: "/id") }
        let corrected = try CircumstanceRules(tx).correct(sought, by: request, of: child)
        return try putRight(corrected, in: tx.circumstances, tx) { .circumstanceCorrected($0) }
    }

    func voidCircumstance(_ request: VoidCircumstance, _ tx: Transaction) throws -> ChildCircumstance {
        try tx.void(seekCircumstance(request.id, tx), in: tx.circumstances) { .circumstanceVoided($0) }
    }
}
