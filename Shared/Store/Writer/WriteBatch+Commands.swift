internal import Vocabulary

extension WriteBatch {
    /// Does a command, or finds the reply that it got before.
    func perform(
        _ call: CommandCall, bodyHash: [UInt8], apply: (Transaction) throws -> [UInt8]
    ) throws -> CommandOutcome {
        if let remembered = try RememberedReplies(db: db, vault: core.vault).reply(to: call) {
            // A run's step is done once, whatever the run asks for by now: it may have been restored from before the step, and told
            // otherwise since, and its child may have another id.
            guard remembered.bodyHash == bodyHash || call.mandate != nil else {
                throw StoreError.keyReused(method: call.method, key: call.idempotencyKey)
            }
            return remembered.outcome
        }
        let before = state.head
        let transaction = transaction(for: call)
        let reply = try apply(transaction)
        guard transaction.hasAuthorized else { throw StoreError.notAuthorized(method: call.method) }
        try conclude(transaction)
        // Who gave a mandate has not done it in person, and the trail tells: by the run that the mandate names, whatever key was sent.
        let outcome = call.mandate.map { DeedOutcome.byMandate + $0.run.text } ?? DeedOutcome.done
        try audit(call, bodyHash: bodyHash, outcome: outcome, eventsAfter: before, at: transaction.now)
        return try remember(call, bodyHash: bodyHash, reply: reply, of: transaction)
    }
}
