public import Vocabulary

/// How a call failed, as its caller learns of it. The wire form of the server's ``Refusal``.
public struct CallError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One member of the request that was wrong.
    public struct FieldViolation: Codable, Hashable, Sendable {
        /// RFC 6901, from the root of the request: `/birthDate`.
        public let field: String
        /// The rule that was broken, as the key of its sentence: `registry.birth-in-future`.
        public let rule: String
        /// In the caller's language.
        public let message: String

        public init(field: String, rule: String, message: String) {
            (self.field, self.rule, self.message) = (field, rule, message)
        }
    }

    public let status: Status
    /// One sentence in the caller's language: what is wrong, and how to mend it.
    public let message: String
    public let violations: [FieldViolation]
    /// When the service asks for it: how long to wait before trying again.
    public let retryDelay: Duration?
    /// Where a log is of which the caller has seen what is no more; nil of every other refusal.
    public let position: Positions?

    public init(
        _ status: Status, _ message: String, violations: [FieldViolation] = [], retryDelay: Duration? = nil,
        position: Positions? = nil
    ) {
        (self.status, self.message) = (status, message)
        (self.violations, self.retryDelay, self.position) = (violations, retryDelay, position)
    }

    public var description: String { "\(status.name): \(message)" }
}
