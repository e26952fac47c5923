internal import Vocabulary

/// What comes with a call besides its request.
struct CallTerms: Sendable {
    let principal: Principal
    let language: Language
    let idempotencyKey: String?
    /// How far the caller has seen logs; nil when that could not be read.
    let seen: Positions?
    var seenAsWritten = ""
    /// When the caller stops waiting.
    let deadline: ContinuousClock.Instant?

    var caller: Caller { Caller(principal: principal, language: language) }
}

/// The reply to a call, and where the service's log ended for it.
struct Answered: Sendable {
    let body: [UInt8]
    /// Nil where no store was asked.
    let position: UInt64?
}
