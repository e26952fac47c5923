internal import Bus
internal import Store
internal import Vocabulary

/// Commands and queries.
extension RunningService {
    /// Does a command exactly once, unless `isWanted` says no when its turn comes; `completion` runs on the writer's
    /// thread, right after the commit.
    func command(
        _ route: Route, _ apply: @escaping @Sendable ([UInt8], Transaction) throws -> [UInt8],
        _ terms: CallTerms, key: String, body: [UInt8], trace: TraceContext,
        isWanted: @escaping @Sendable () -> Bool = { true },
        completion: @escaping @Sendable (Result<Answered, any Error>) -> Void
    ) {
        let call = commandCall(route, terms, key: key, body: body, trace: trace)
        store.command(call, isWanted: isWanted) { transaction in
            try apply(body, transaction)
        } completion: { result in
            completion(result.map { Answered(body: $0.reply, position: $0.position) })
        }
    }

    /// Answers a query from a snapshot. When the reply shows a child's data, that is on record before this
    /// returns.
    func query(
        _ route: Route, _ answer: @escaping @Sendable ([UInt8], Snapshot) throws -> [UInt8],
        _ terms: CallTerms,
        body: [UInt8]
    ) async throws -> Answered {
        let call = queryCall(route, terms)
        let outcome = try await store.query(call) { snapshot in try answer(body, snapshot) }
        if !outcome.disclosed.isEmpty { try await store.recordReads(outcome.disclosed, by: call) }
        return Answered(body: outcome.value, position: outcome.position)
    }

    func commandCall(
        _ route: Route, _ terms: CallTerms, key: String, body: [UInt8], trace: TraceContext
    ) -> CommandCall {
        CommandCall(
            principal: terms.principal, method: route.name, language: terms.language, idempotencyKey: key,
            body: body, traceparent: trace.traceparent)
    }

    func queryCall(_ route: Route, _ terms: CallTerms) -> QueryCall {
        QueryCall(principal: terms.principal, method: route.name, language: terms.language)
    }
}
