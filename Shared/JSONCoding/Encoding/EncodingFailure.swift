/// An error on its way out of the encoder: each level it passes adds its step.
struct EncodingFailure: Error {
    let reason: JSONError.Reason
    /// Innermost first.
    var steps: [String] = []

    init(_ reason: JSONError.Reason) { self.reason = reason }

    /// What was thrown: the encoder's own failures stay what they are, a type's errors are its refusal.
    init(_ error: any Error) {
        if let failure = error as? EncodingFailure {
            self = failure
        } else if let error = error as? JSONError {
            reason = error.reason
        } else {
            reason = .refused(error)
        }
    }

    var located: JSONError { JSONError(pointer: JSONError.pointer(steps.reversed()), reason: reason) }
}

/// An `encode(to:)` that asks for two kinds of container, writes two single values, or goes on writing into a
/// container after it has returned.
struct EncodingMisuse: Error {}
