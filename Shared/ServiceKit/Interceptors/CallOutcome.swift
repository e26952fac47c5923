public import Bus

/// How a call ended.
public struct CallOutcome: Sendable {
    /// What the caller is told.
    public let status: Status
    /// The rule that a refused call broke, the key of its sentence: `registry.birth-in-future`.
    public let rule: String?
    /// Of a failure that is not the caller's: what went wrong. It may quote what a call carried: see ``Cause``.
    public let cause: (any Error)?
    /// Since ``ServedCall/began``.
    public let duration: Duration

    init(_ status: Status, rule: String? = nil, cause: (any Error)? = nil, of call: ServedCall) {
        (self.status, self.rule, self.cause) = (status, rule, cause)
        duration = .now - call.began
    }

    public var nanoseconds: Int64 {
        duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000
    }
}
