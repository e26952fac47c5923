public import Vocabulary

extension ServiceStore {
    /// Does a command exactly once.
    ///
    /// `apply` runs on the writer's thread, in a savepoint or a transaction of its own, and returns the reply's
    /// bytes. What it throws undoes all it did, is not remembered, and is handed to `completion` as it is.
    /// `completion` runs on the writer's thread after the commit: keep it short.
    ///
    /// The same key with the same body gets the reply of the first time; with another body
    /// ``StoreError/keyReused(method:key:)``, but by mandate that reply all the same. A handler that never asked for permission:
    /// ``StoreError/notAuthorized(method:)``. What could not be made durable:
    /// ``StoreError/notDurable(reason:)``. When its turn comes and `isWanted` says no, because nobody waits for it
    /// any more, it is not done: `CancellationError`.
    public func command(
        _ call: CommandCall, isWanted: @escaping @Sendable () -> Bool = { true },
        apply: @escaping @Sendable (Transaction) throws -> [UInt8],
        completion: @escaping @Sendable (Result<CommandOutcome, any Error>) -> Void
    ) {
        let bodyHash = core.vault.digest(of: call.body)
        queue.post(
            Job(
                account: .unit(call.principal.unit),
                work: { batch in
                    // Work that nobody waits for would keep a service that is behind from ever catching up.
                    guard isWanted() else { throw CancellationError() }
                    let outcome = try batch.perform(call, bodyHash: bodyHash, apply: apply)
                    return { completion(.success(outcome)) }
                },
                fail: { completion(.failure($0)) }))
    }

    /// The same, awaited.
    public func command(
        _ call: CommandCall, apply: @escaping @Sendable (Transaction) throws -> [UInt8]
    ) async throws -> CommandOutcome {
        try await withCheckedThrowingContinuation { continuation in
            command(call, apply: apply) { continuation.resume(with: $0) }
        }
    }

    /// Enters who saw which children in the read log, and whether that tells of something confidential
    /// (``Snapshot/discloseConfidential(_:)``); returns when it is durable.
    public func recordReads(
        _ children: Set<ChildID>, by call: QueryCall, confidential: Bool = false
    ) async throws {
        guard !children.isEmpty else { return }
        // What they are found by is worked out here: the writer's time is everybody's.
        let shown = ShownChildren(children, by: core.vault)
        try await perform(for: .unit(call.principal.unit)) { batch in
            try batch.recordReads(of: shown, by: call, confidential: confidential)
        }
    }

    /// Enters that a query opened a child's file out of its caller's reach, marked in the read log by why, and what `follow`
    /// makes of that in the same transaction; returns when it is durable. Throws what `follow` throws: then nothing is kept,
    /// and nothing may be shown.
    public func recordOpening(
        of child: ChildID, showing children: Set<ChildID>, by call: QueryCall,
        _ follow: @escaping @Sendable (ChildID, Transaction) throws -> Void
    ) async throws {
        try await perform(for: .unit(call.principal.unit)) { batch in
            try batch.recordOpening(of: child, showing: children, by: call, follow)
        }
    }
}
