internal import Crypto
internal import Vocabulary

extension ServiceStore {
    /// Does a command exactly once.
    ///
    /// `apply` runs on the writer's thread, in a savepoint of its own, and returns the reply's bytes. What it
    /// throws undoes all it did, is not remembered, and is handed to `completion` as it is. `completion` runs
    /// on the writer's thread after the commit: keep it short.
    ///
    /// The same key with the same body gets the reply of the first time; with another body
    /// ``StoreError/keyReused(method:key:)``. A handler that never asked for permission:
    /// ``StoreError/notAuthorized(method:)``. What could not be made durable:
    /// ``StoreError/notDurable(reason:)``. When its turn comes and `isWanted` says no, because nobody waits for it
    /// any more, it is not done: `CancellationError`.
    public func command(
        _ call: CommandCall, isWanted: @escaping @Sendable () -> Bool = { true },
        apply: @escaping @Sendable (Transaction) throws -> [UInt8],
        completion: @escaping @Sendable (Result<CommandOutcome, any Error>) -> Void
    ) {
        let bodyHash = Array(SHA256.hash(data: call.body))
        mailbox.post(
            Job(
                work: { desk in
                    // Work that nobody waits for would keep a service that is behind from ever catching up.
                    guard isWanted() else { throw CancellationError() }
                    let outcome = try desk.perform(call, bodyHash: bodyHash, apply: apply)
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

    /// Enters who saw which children in the read log; returns when that is durable.
    public func recordReads(_ subjects: Set<String>, by call: QueryCall) async throws {
        guard !subjects.isEmpty else { return }
        try await perform { desk in try desk.recordReads(subjects, by: call) }
    }
}

extension Desk {
    fileprivate func perform(
        _ call: CommandCall, bodyHash: [UInt8], apply: (Transaction) throws -> [UInt8]
    ) throws -> CommandOutcome {
        if let remembered = try Memory(db: db).reply(to: call) {
            guard remembered.bodyHash == bodyHash else {
                throw StoreError.keyReused(method: call.method, key: call.idempotencyKey)
            }
            return remembered.outcome
        }
        let before = ledger.head
        let transaction = transaction(for: call)
        let reply = try apply(transaction)
        guard transaction.hasAuthorized else { throw StoreError.notAuthorized(method: call.method) }
        try settle(transaction)
        try audit(call, bodyHash: bodyHash, outcome: "done", eventsAfter: before, at: transaction.now)
        return try remember(call, bodyHash: bodyHash, reply: reply)
    }

    fileprivate func recordReads(_ subjects: Set<String>, by call: QueryCall) throws {
        let now = nextMoment
        for subject in subjects.sorted() {
            try recordRead(of: subject, by: call.principal.unit, method: call.method, at: now)
        }
    }
}
