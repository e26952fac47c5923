internal import Vocabulary

extension WriteBatch {
    /// Destroys keys that were destroyed before, in a file that came from an earlier copy: as the trail says.
    func forgetAgain(_ people: Set<String>, _ forget: (String, Transaction) throws -> Void) throws {
        for person in people.sorted() {
            let transaction = upkeep("people.Keys/DestroyAgain")
            let before = state.head
            try forget(person, transaction)
            if !transaction.destroyed.contains(where: { $0.id == person }) {
                try transaction.destroyKey(of: person, PersonTraces(of: person, texts: []))
            }
            try conclude(transaction)
            let call = CommandCall(
                principal: transaction.principal, method: transaction.context.method, language: .vi,
                idempotencyKey: person, body: [])
            try audit(
                call, bodyHash: core.vault.digest(of: call.body), outcome: "done", eventsAfter: before,
                at: transaction.now)
        }
    }
}
