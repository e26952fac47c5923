package import Bus
internal import Store
package import Vocabulary

/// A call that no bus carries: for tests of handlers. It runs through the same admission, store and error
/// mapping.
package struct DirectCall: Sendable {
    package var method: String
    package var principal: Principal
    package var language: Language
    package var idempotencyKey: String?
    package var seen: Positions
    package var deadline: ContinuousClock.Instant?
    package var body: [UInt8]
    package var metadata = Metadata()

    package init(
        method: String, principal: Principal, language: Language, idempotencyKey: String?, seen: Positions,
        deadline: ContinuousClock.Instant?, body: [UInt8]
    ) {
        self.method = method
        self.principal = principal
        self.language = language
        self.idempotencyKey = idempotencyKey
        self.seen = seen
        self.deadline = deadline
        self.body = body
    }

    var terms: CallTerms {
        CallTerms(
            principal: principal, language: language, idempotencyKey: idempotencyKey, seen: seen,
            deadline: deadline)
    }
}

extension RunningService {
    /// Throws ``Refusal`` only.
    package func unary(_ call: DirectCall) async throws(Refusal) -> (body: [UInt8], position: UInt64?) {
        let terms = call.terms
        let answered = try await serve(call) { [self] route, served in
            switch route.answer {
            case .command(let apply):
                let key = try key(for: route, terms)
                return try await withCheckedThrowingContinuation { continuation in
                    command(route, apply, terms, key: key, body: call.body, trace: served.trace) {
                        continuation.resume(with: $0)
                    }
                }
            case .query(let answer): return try await query(route, answer, terms, body: call.body)
            case .inquiry(let ask):
                return Answered(body: try await ask(call.body, terms.caller(of: route)), position: nil)
            case .feed, .live, .import: throw NoRoute()
            }
        }
        return (answered.body, answered.position)
    }

    /// Throws ``Refusal`` only.
    package func items(
        _ call: DirectCall, send: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws(Refusal) {
        let terms = call.terms
        _ = try await serve(call) { [self] route, _ in
            switch route.answer {
            case .feed(let page): return try await feed(route, page, terms, body: call.body, send: send)
            case .live(let run):
                try await run(call.body, terms.caller(of: route), send)
                return Answered(body: [], position: nil)
            case .command, .query, .inquiry, .import: throw NoRoute()
            }
        }
    }

    /// Throws ``Refusal`` only.
    package func importRows(
        _ call: DirectCall, rows: [[UInt8]]
    ) async throws(Refusal) -> (body: [UInt8], position: UInt64?) {
        let terms = call.terms
        let answered = try await serve(call) { [self] route, served in
            let key = try key(for: route, terms)
            guard case .import(let apply) = route.answer else { throw NoRoute() }
            let stream = AsyncThrowingStream<[UInt8], any Error> { continuation in
                for row in rows { continuation.yield(row) }
                continuation.finish()
            }
            return try await importRows(route, apply, terms, key: key, served: served, rows: stream)
        }
        return (answered.body, answered.position)
    }

    /// A call's way in and out, the interceptors' included.
    private func serve(
        _ call: DirectCall, _ answer: (Route, ServedCall) async throws -> Answered
    ) async throws(Refusal) -> Answered {
        let terms = call.terms
        var served = ServedCall(
            call.method, route: table[call.method], principal: call.principal, language: call.language,
            deadline: call.deadline, metadata: call.metadata)
        do {
            try interceptors.begin(&served)
            guard let route = served.route else { throw NoRoute() }
            try await waitUntilSeen(terms)
            let answered = try await answer(route, served)
            interceptors.end(served, CallOutcome(.ok, of: served))
            return answered
        } catch {
            let verdict = verdict(on: error, served, terms)
            interceptors.end(
                served,
                CallOutcome(
                    verdict.refusal.status, rule: verdict.refusal.message.key, cause: verdict.cause,
                    of: served))
            throw verdict.refusal
        }
    }
}
