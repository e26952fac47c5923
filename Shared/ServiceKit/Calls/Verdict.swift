internal import Bus

/// What a caller is told of an error, and what the operator is: a cause where the caller is not to blame.
struct Verdict {
    let refusal: Refusal
    var cause: (any Error)?

    init(_ refusal: Refusal, cause: (any Error)? = nil) {
        self.refusal = refusal
        self.cause = cause
    }
}
