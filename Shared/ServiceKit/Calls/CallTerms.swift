internal import Bus
internal import Store
internal import Vocabulary

/// What comes with a call besides its request.
struct CallTerms: Sendable {
    var principal: Principal
    let language: Language
    let idempotencyKey: String?
    /// How far the caller has seen logs; nil when that could not be read.
    let seen: Positions?
    let seenAsWritten: String
    /// When the caller stops waiting.
    let deadline: ContinuousClock.Instant?
    /// What the caller may do by now; nil when that was settled at the handshake.
    let standing: (@Sendable (Principal) -> Principal)?

    init(_ call: ServerCall, _ standing: (@Sendable (Principal) -> Principal)?) {
        principal = standing?(call.principal) ?? call.principal
        self.standing = standing
        language = call.metadata.language
        idempotencyKey = call.metadata.idempotencyKey
        seenAsWritten = call.metadata["seen"] ?? ""
        seen = call.metadata["seen"].map { Positions($0) } ?? Positions()
        deadline = call.deadline
    }

    /// These, with what the caller may do by now: for calls that last. Throws PERMISSION_DENIED once it has not the role
    /// for `route` any more.
    func renewed(for route: Route) throws(Refusal) -> CallTerms {
        guard let standing else { return self }
        var terms = self
        terms.principal = standing(principal)
        try route.admit(terms.principal)
        return terms
    }

    func caller(of route: Route) -> Caller {
        Caller { () throws(Refusal) in try renewed(for: route).principal }
    }
}

// As the store wants to know a call.
extension CallTerms {
    func command(_ route: Route, key: String, body: [UInt8], trace: TraceContext) -> CommandCall {
        CommandCall(
            principal: principal, role: route.needs, method: route.name, language: language,
            idempotencyKey: key, body: body, traceparent: trace.traceparent)
    }

    func query(_ route: Route) -> QueryCall {
        QueryCall(
            principal: principal, role: route.needs, method: route.name, language: language,
            isLong: route.isLong)
    }
}
