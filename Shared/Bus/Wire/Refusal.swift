public import Vocabulary

/// What a rule says when it says no: the call ends with this status and sentence, and nothing is changed.
public struct Refusal: Error, Hashable, Sendable {
    /// One member of the request that is wrong, and how to put it right.
    public struct Violation: Hashable, Sendable {
        /// RFC 6901, from the root of the request: `/birthDate`.
        public let pointer: String
        public let message: Message

        public init(_ pointer: String, _ message: Message) {
            (self.pointer, self.message) = (pointer, message)
        }
    }

    public let status: Status
    public let message: Message
    public let violations: [Violation]
    /// When trying again may help: after this many milliseconds.
    public let retryDelay: Int?

    public init(_ status: Status, _ message: Message, violations: [Violation] = [], retryDelay: Int? = nil) {
        (self.status, self.message) = (status, message)
        (self.violations, self.retryDelay) = (violations, retryDelay)
    }

    /// INVALID_ARGUMENT: the request is wrong whatever the state is.
    public static func invalid(_ pointer: String, _ message: Message) -> Refusal {
        Refusal(.invalidArgument, message, violations: [Violation(pointer, message)])
    }

    /// INVALID_ARGUMENT with every member that is wrong; the first one leads.
    public static func invalid(_ violations: [Violation]) -> Refusal {
        Refusal(
            .invalidArgument, violations.first?.message ?? Message("bus.invalid-argument"),
            violations: violations)
    }

    /// NOT_FOUND: what `pointer` names is not there.
    public static func notFound(_ pointer: String, _ message: Message) -> Refusal {
        Refusal(.notFound, message, violations: [Violation(pointer, message)])
    }

    /// ALREADY_EXISTS.
    public static func exists(_ pointer: String, _ message: Message) -> Refusal {
        Refusal(.alreadyExists, message, violations: [Violation(pointer, message)])
    }

    /// FAILED_PRECONDITION: right in itself, but not in the state that things are in.
    public static func precondition(_ pointer: String, _ message: Message) -> Refusal {
        Refusal(.failedPrecondition, message, violations: [Violation(pointer, message)])
    }

    /// PERMISSION_DENIED.
    public static func denied(_ pointer: String, _ message: Message) -> Refusal {
        Refusal(.permissionDenied, message, violations: [Violation(pointer, message)])
    }
}
