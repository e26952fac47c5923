/// Why bytes are not the value that was asked for, and where.
public struct JSONError: Error, Sendable {
    public enum Reason: Sendable {
        /// Not JSON at all; `offset` counts bytes from 0.
        case malformed(offset: Int)
        /// A member that must be there is not.
        case missing
        /// Another type was expected: `string`, `integer`, `number`, `boolean`, `object`, `array`.
        case wrongType(expected: String)
        /// A number that does not fit, a text that no case has: `allowed` lists what would do, when that is short.
        case notAllowed(allowed: [String])
        /// The type itself refused the value (its initialiser threw).
        case refused(any Error & Sendable)
    }

    /// RFC 6901, from the root: `/children/3/birthDate`; empty for the root itself.
    public let pointer: String
    public let reason: Reason

    public init(pointer: String, reason: Reason) {
        self.pointer = pointer
        self.reason = reason
    }
}
