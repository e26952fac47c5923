internal import Bus
internal import Vocabulary

/// What a caller is told of an error, and what the operator is: a cause where the caller is not to blame.
struct Verdict {
    let refusal: Refusal
    var cause: (any Error)?
    /// How far the log is of which the caller has seen what is not there: what it knows of that is to be replaced.
    var present: Positions?

    init(_ refusal: Refusal, cause: (any Error)? = nil, present: Positions? = nil) {
        (self.refusal, self.cause, self.present) = (refusal, cause, present)
    }
}
