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
        do {
            let route = try admit(call.method, call.principal)
            try await waitUntilSeen(terms)
            switch route.answer {
            case .command(let apply):
                let key = try key(for: route, terms)
                let answered: Answered = try await withCheckedThrowingContinuation { continuation in
                    command(route, apply, terms, key: key, body: call.body) { continuation.resume(with: $0) }
                }
                return (answered.body, answered.position)
            case .query(let answer):
                let answered = try await query(route, answer, terms, body: call.body)
                return (answered.body, answered.position)
            case .inquiry(let ask): return (try await ask(call.body, terms.caller), nil)
            case .feed, .live, .import: throw Refusal(.internal, Message("kit.internal"))
            }
        } catch {
            throw refusal(for: error, method: call.method, terms: terms, call: "direct")
        }
    }

    /// Throws ``Refusal`` only.
    package func items(
        _ call: DirectCall, send: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws(Refusal) {
        let terms = call.terms
        do {
            let route = try admit(call.method, call.principal)
            try await waitUntilSeen(terms)
            switch route.answer {
            case .feed(let page): _ = try await feed(route, page, terms, body: call.body, send: send)
            case .live(let run): try await run(call.body, terms.caller, send)
            case .command, .query, .inquiry, .import: throw Refusal(.internal, Message("kit.internal"))
            }
        } catch {
            throw refusal(for: error, method: call.method, terms: terms, call: "direct")
        }
    }

    /// Throws ``Refusal`` only.
    package func importRows(
        _ call: DirectCall, rows: [[UInt8]]
    ) async throws(Refusal) -> (body: [UInt8], position: UInt64?) {
        let terms = call.terms
        do {
            let route = try admit(call.method, call.principal)
            let key = try key(for: route, terms)
            try await waitUntilSeen(terms)
            guard case .import(let apply) = route.answer else {
                throw Refusal(.internal, Message("kit.internal"))
            }
            let stream = AsyncThrowingStream<[UInt8], any Error> { continuation in
                for row in rows { continuation.yield(row) }
                continuation.finish()
            }
            let answered = try await importRows(route, apply, terms, key: key, call: "direct", rows: stream)
            return (answered.body, answered.position)
        } catch {
            throw refusal(for: error, method: call.method, terms: terms, call: "direct")
        }
    }
}
