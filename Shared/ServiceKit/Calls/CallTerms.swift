internal import Bus
internal import Vocabulary

/// What comes with a call besides its request.
struct CallTerms: Sendable {
    var principal: Principal
    let language: Language
    let idempotencyKey: String?
    /// How far the caller has seen logs; nil when that could not be read.
    let seen: Positions?
    var seenAsWritten = ""
    /// When the caller stops waiting.
    let deadline: ContinuousClock.Instant?
    /// What the caller may do by now; nil when that was settled at the handshake.
    var standing: (@Sendable (Principal) -> Principal)?

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
